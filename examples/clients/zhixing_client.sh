#!/bin/sh
# 用 curl 调用 zhixing serve --http。Ask zhixing serve --http with curl.
#
#   sh zhixing_client.sh http://127.0.0.1:8000 RECORD.json
#
# 有令牌的，另写一个 curl 配置文件，由 ZHIXING_CURL_CONFIG 指明，令牌便不出现在命令行上，内容为一行：
# A token is in a configuration file of curl that ZHIXING_CURL_CONFIG names, so that it is on no command line; its line:
#
#   header = "Authorization: Bearer ..."
set -eu
{
    printf '%s' '{"on": "2026-03-02", "record": '
    cat "$2"
    printf '}'
} | curl --silent --show-error --header 'Content-Type: application/json' --data-binary @- \
    ${ZHIXING_CURL_CONFIG:+--config "$ZHIXING_CURL_CONFIG"} "$1/v1/validate"
echo

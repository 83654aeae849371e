// 调用 zhixing serve 的 Java 客户端，只用标准库，Java 17 以上。A Java client of zhixing serve: the standard library alone.
//
//   java ZhixingClient.java stdio RECORD.json...                     starts zhixing serve --stdio and asks it
//   java ZhixingClient.java http http://127.0.0.1:8000 RECORD.json... asks a running zhixing serve --http
//
// 每份记录打印一行答复（JSON）。Prints one line, an answer in JSON, for each record. The token of a server is read from
// the environment variable ZHIXING_TOKEN, the command to start from ZHIXING (default: zhixing).

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

public final class ZhixingClient {

    /** Answers one request. */
    interface Service extends AutoCloseable {
        /** Returns the answer to a verb; members are those of the request as JSON, without the braces around them. */
        String ask(String verb, String members) throws IOException, InterruptedException;
    }

    /** A process of its own, one line for each request and answer. Use it from one thread at a time. */
    static final class Process implements Service {
        private final java.lang.Process process;
        private final BufferedWriter requests;
        private final BufferedReader answers;

        Process(List<String> command) throws IOException {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public String ask(String verb, String members) throws IOException {
            // a request is one line: line breaks in JSON are only between values, where a blank means the same
            requests.write("{\"do\":\"" + verb + "\"," + members.replace('\n', ' ').replace('\r', ' ') + "}\n");
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("the service has ended");
            }
            return answer;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            requests.close(); // the end of input ends the service
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
            }
        }
    }

    /** A server; connections are kept and may be used by several threads. */
    static final class Server implements Service {
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
        private final String address;
        private final String token;

        Server(String address, String token) {
            this.address = address;
            this.token = token;
        }

        @Override
        public String ask(String verb, String members) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1/" + verb))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{" + members + "}"));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        }

        @Override
        public void close() {
            // the client has nothing to close in Java 17
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        Service service;
        if (names.isEmpty()) {
            throw new IllegalArgumentException("stdio RECORD.json... | http ADDRESS RECORD.json...");
        } else if (names.remove(0).equals("stdio")) {
            String command = System.getenv().getOrDefault("ZHIXING", "zhixing");
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("serve", "--stdio"));
            service = new Process(words);
        } else {
            service = new Server(names.remove(0), System.getenv("ZHIXING_TOKEN"));
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (service) {
            for (String name : names) {
                String record = Files.readString(Path.of(name)); // any JSON library can write it
                out.println(service.ask("validate", "\"on\":\"2026-03-02\",\"record\":" + record));
            }
        }
    }
}

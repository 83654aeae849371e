"""What a release consists of: pinned requirements, a wheel and an sdist, bills of materials, checksums."""

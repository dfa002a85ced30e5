package dev.crossroads.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** nginx with the settings that serve files fastest, for the same bytes as ours. */
final class Nginx implements AutoCloseable {
    private final Process process;
    private final URI address;
    private final Path root;

    private Nginx(Process process, URI address, Path root) {
        this.process = process;
        this.address = address;
        this.root = root;
    }

    /** Starts one on a free port that serves what {@link #put} is given. */
    static Nginx start(Path folder) {
        try {
            Path root = Files.createDirectories(folder.resolve("nginx-root"));
            int port = freePort();
            Path config = Files.writeString(folder.resolve("nginx.conf"), """
                    daemon off;
                    %1$s
                    worker_processes auto;
                    pid %2$s/nginx.pid;
                    error_log %2$s/nginx-error.log;
                    events { worker_connections 4096; }
                    http {
                      access_log off;
                      keepalive_requests 1000000000;
                      sendfile on;
                      tcp_nopush on;
                      open_file_cache max=100 inactive=10m;
                      open_file_cache_valid 10m;
                      gzip_static on;
                      default_type "text/html; charset=utf-8";
                      client_body_temp_path %2$s/body;
                      proxy_temp_path %2$s/proxy;
                      fastcgi_temp_path %2$s/fastcgi;
                      uwsgi_temp_path %2$s/uwsgi;
                      scgi_temp_path %2$s/scgi;
                      server { listen 127.0.0.1:%3$d reuseport; root %4$s; }
                    }
                    """.formatted(
                            System.getProperty("user.name").equals("root") ? "user root;" : "", folder, port, root));
            Process process = new ProcessBuilder(
                            Commands.find("nginx").orElseThrow().toString(),
                            "-c",
                            config.toString(),
                            "-p",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.log").toFile())
                    .start();
            awaitListening(process, port);
            return new Nginx(process, URI.create("http://127.0.0.1:" + port), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process, int port) {
        while (process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port));
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException(String.format(Locale.ROOT, "nginx ended with status %d", process.exitValue()));
    }

    /** Serves a file from now on; {@code name.gz} is what {@code name} is sent as to whoever takes gzip. */
    void put(String name, byte[] bytes) {
        try {
            Files.write(root.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers. */
    URI address() {
        return address;
    }

    /** Its first process. */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

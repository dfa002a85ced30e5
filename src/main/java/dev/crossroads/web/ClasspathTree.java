package dev.crossroads.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads all files below a folder of the classpath, in whatever folders and jars it is. */
final class ClasspathTree {
    private ClasspathTree() {}

    /** Contents by path below the root, sorted; empty where no such folder is. */
    static Map<String, byte[]> read(String root) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (URL url : Collections.list(ClasspathTree.class.getClassLoader().getResources(root))) {
                if (url.openConnection() instanceof JarURLConnection jar) {
                    readJar(jar, root + "/", files);
                } else {
                    readFolder(Path.of(URI.create(url.toString())), files);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The files of " + root + " can't be read from the classpath", unreadable);
        }
        return files;
    }

    private static void readFolder(Path folder, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.putIfAbsent(name, Files.readAllBytes(path));
            }
        }
    }

    private static void readJar(JarURLConnection connection, String root, Map<String, byte[]> files)
            throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(root)) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.putIfAbsent(entry.getName().substring(root.length()), content.readAllBytes());
                    }
                }
            }
        }
    }
}

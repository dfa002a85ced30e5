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
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads files below a folder of the classpath, in whatever folders and jars it is. */
final class ClasspathTree {
    private ClasspathTree() {}

    /** All contents by path below the root, sorted; empty where no such folder is. */
    static Map<String, byte[]> read(String root) {
        return read(root, _ -> true);
    }

    /** The contents of those whose path below the root is wanted. */
    static Map<String, byte[]> read(String root, Predicate<String> wanted) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (URL url : Collections.list(ClasspathTree.class.getClassLoader().getResources(root))) {
                if (url.openConnection() instanceof JarURLConnection jar) {
                    readJar(jar, root + "/", wanted, files);
                } else {
                    readFolder(Path.of(URI.create(url.toString())), wanted, files);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The files of " + root + " can't be read from the classpath", unreadable);
        }
        return files;
    }

    private static void readFolder(Path folder, Predicate<String> wanted, Map<String, byte[]> files)
            throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    files.putIfAbsent(name, Files.readAllBytes(path));
                }
            }
        }
    }

    private static void readJar(
            JarURLConnection connection, String root, Predicate<String> wanted, Map<String, byte[]> files)
            throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(root)) {
                    String name = entry.getName().substring(root.length());
                    if (wanted.test(name)) {
                        try (InputStream content = jar.getInputStream(entry)) {
                            files.putIfAbsent(name, content.readAllBytes());
                        }
                    }
                }
            }
        }
    }
}

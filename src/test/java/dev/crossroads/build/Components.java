package dev.crossroads.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes what the jar is made of as a CycloneDX 1.6 document, from which scanners find what was published against it.
 * Run by the build on the class path of the server. The usual plugin asks the network for it and checks its own
 * document for half a minute.
 */
final class Components {
    private Components() {}

    /**
     * Writes the document.
     *
     * @param arguments the local repository of Maven, the version of Crossroads, the file to write
     */
    public static void main(String... arguments) throws IOException {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Map<String, Object> document = document(Path.of(arguments[0]), arguments[1], jars);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[2]).toFile(), document);
    }

    /** The document on those jars that come from the repository. The same jars make the same document. */
    static Map<String, Object> document(Path repository, String version, List<Path> jars) throws IOException {
        List<Map<String, Object>> components = new ArrayList<>();
        for (Path jar : jars.stream().sorted().toList()) {
            if (jar.startsWith(repository) && jar.toString().endsWith(".jar")) {
                components.add(library(repository.relativize(jar), sha256(jar)));
            }
        }
        Map<String, Object> crossroads = component("application", "dev.crossroads", "crossroads", version, "");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", "1.6");
        document.put(
                "serialNumber",
                "urn:uuid:" + UUID.nameUUIDFromBytes((version + components).getBytes(StandardCharsets.UTF_8)));
        document.put("version", 1);
        document.put("metadata", Map.of("component", crossroads));
        document.put("components", components);
        return document;
    }

    /** A repository has a library at {@code GROUP/OF/IT/NAME/VERSION/NAME-VERSION[-CLASSIFIER].jar}. */
    private static Map<String, Object> library(Path place, String sha256) {
        int last = place.getNameCount() - 1;
        String name = place.getName(last - 2).toString();
        String version = place.getName(last - 1).toString();
        String group = place.subpath(0, last - 2).toString().replace(File.separatorChar, '.');
        String file = place.getFileName().toString();
        String rest = file.substring((name + "-" + version).length(), file.length() - ".jar".length());
        Map<String, Object> library = component("library", group, name, version, rest);
        Map<String, Object> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", sha256);
        library.put("hashes", List.of(hash));
        return library;
    }

    private static Map<String, Object> component(
            String type, String group, String name, String version, String classifier) {
        String purl = "pkg:maven/" + group + "/" + name + "@" + version
                + (classifier.isEmpty() ? "" : "?classifier=" + classifier.substring(1));
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", type);
        component.put("bom-ref", purl);
        component.put("group", group);
        component.put("name", name);
        component.put("version", version);
        component.put("purl", purl);
        return component;
    }

    private static String sha256(Path jar) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

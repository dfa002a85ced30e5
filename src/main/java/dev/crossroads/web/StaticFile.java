package dev.crossroads.web;

import dev.crossroads.hash.Sha256;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is the same for everybody.
 *
 * @param path without a slash at its start
 * @param type its media type
 * @param hash of its content, 16 hexadecimal digits
 */
record StaticFile(String path, String type, Buffer content, String hash) {
    /** The folder of the classpath where the build puts what brotli made of a file, named by the hash of the file. */
    static final String BROTLI = "brotli";

    private static final int WORTH_COMPRESSING = 512;

    static StaticFile of(String path, String type, byte[] bytes) {
        return new StaticFile(
                path, type, Buffer.buffer(bytes), hex(Sha256.digest().digest(bytes)));
    }

    /** One hash for all of these files and their names, in this order. */
    static String version(Collection<StaticFile> files) {
        MessageDigest digest = Sha256.digest();
        files.forEach(
                file -> digest.update((file.path() + '\0' + file.hash() + '\n').getBytes(StandardCharsets.UTF_8)));
        return hex(digest.digest());
    }

    /** Whether it is text, and enough of it. */
    boolean isWorthCompressing() {
        boolean isText = type.startsWith("text/") || type.contains("svg") || type.contains("json");
        return isText && content.length() >= WORTH_COMPRESSING;
    }

    /** The content as the build compressed it with brotli, read from the classpath; empty where it did not. */
    Optional<Buffer> brotli() {
        try (InputStream packed = StaticFile.class.getResourceAsStream("/" + BROTLI + "/" + hash)) {
            return packed == null ? Optional.empty() : Optional.of(Buffer.buffer(packed.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("What brotli made of " + path + " can't be read", e);
        }
    }

    /** The content compressed with gzip; empty where that is not worth it or hardly shrinks it. */
    Optional<Buffer> gzip() {
        if (!isWorthCompressing()) {
            return Optional.empty();
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content.getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.size() < content.length() * 9 / 10
                ? Optional.of(Buffer.buffer(packed.toByteArray()))
                : Optional.empty();
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}

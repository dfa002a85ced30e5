package dev.crossroads.build;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import dev.crossroads.browser.WebSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layout of all source files: palantir-java-format, on the JDK that compiles the sources, because the formatter
 * uses its parser, and for scripts and styles {@link WebSources}. Run with {@code mvn test-compile exec:exec@format} to
 * bring all files into this form.
 */
public final class SourceFormat {
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    /** Formats every source file in place and names those that changed. */
    public static void main(String[] arguments) throws IOException {
        SourceFormat format = new SourceFormat();
        for (Path file : sources()) {
            String before = Files.readString(file);
            String after = format.formatted(file, before);
            if (!after.equals(before)) {
                Files.writeString(file, after);
                System.out.println("formatted " + file);
            }
        }
        WebSources.formatAll();
    }

    /** Every Java source of the project, from its root folder. */
    static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is laid out as it should be. */
    boolean isFormatted(Path file) {
        try {
            String source = Files.readString(file);
            return formatted(file, source).equals(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String formatted(Path file, String source) {
        try {
            String imports = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR);
            return formatter.formatSource(imports);
        } catch (FormatterException e) {
            throw new IllegalStateException("Cannot parse " + file + ": " + e.getMessage(), e);
        }
    }
}

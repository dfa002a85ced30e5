package dev.crossroads.course.read;

import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.read.CodeFigures.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The outputs of the programs in a course's chapters, as last compiled and run: {@code outputs.toml} beside book.toml,
 * which the check of programs writes. A program that was changed since has another name there, so no reader is shown
 * what an earlier one printed.
 */
final class ProgramOutputs {
    private static final String FILE = "outputs.toml";
    private static final int NAME_DIGITS = 16;

    private final Map<String, Output> outputs = new HashMap<>();

    /**
     * The outcome of a program.
     *
     * @param stdout what it printed
     * @param message what the compiler said of it, or what it said when it stopped
     */
    private record Output(String stdout, String message) {}

    private ProgramOutputs() {}

    /** Reads the file, which may be missing. */
    static ProgramOutputs read(CourseFolder folder, Findings findings) {
        ProgramOutputs read = new ProgramOutputs();
        Mistakes mistakes = new Mistakes(FILE);
        try {
            TomlFile.text(folder.file(folder.root(), FILE), mistakes)
                    .flatMap(text -> TomlFile.parse(text, mistakes))
                    .flatMap(keys -> keys.table("programs"))
                    .ifPresent(read::take);
        } catch (RefusedPath refused) {
            if (!refused.isMissing()) {
                mistakes.error(0, refused.getMessage());
            }
        }
        findings.addAll(mistakes.sorted());
        return read;
    }

    private void take(TomlKeys programs) {
        for (String name : programs.names()) {
            programs.table(name)
                    .ifPresent(table -> outputs.put(
                            name,
                            new Output(
                                    table.rawText("stdout").orElse(""),
                                    table.rawText("message").orElse(""))));
        }
    }

    /** Puts below each program of a chapter what came of it, where that is known. */
    void show(Element body, CourseWords words) {
        if (outputs.isEmpty()) {
            return;
        }
        for (Program program : programs(body)) {
            Output output = outputs.get(nameOf(program.language(), program.whole()));
            if (output != null) {
                add(program, output.stdout(), "output", words.prints());
                add(program, output.message(), "message", words.message());
            }
        }
    }

    private static List<Program> programs(Element body) {
        return body.stream()
                .flatMap(element -> element instanceof Program program ? Stream.of(program) : Stream.empty())
                .toList();
    }

    private static void add(Program program, String text, String kind, String title) {
        if (!text.isBlank()) {
            program.addOutput(text, kind, title);
        }
    }

    /** The name of a program: the hash of its language and its text, white space at both ends aside. */
    static String nameOf(String language, String program) {
        return Fingerprint.of(List.of(language, program.strip()), NAME_DIGITS);
    }
}

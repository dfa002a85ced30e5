package dev.crossroads.course.read;

import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Tracing;
import dev.crossroads.typed.Remarks;
import dev.crossroads.typed.Spelling;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Reads questions about a program: what it prints, or which of its lines is meant. */
final class ProgramReader {
    private static final String DEFAULT_LANGUAGE = "rust";

    private final QuestionReader question;
    private final TomlKeys prompt;
    private final TomlKeys answer;
    private final Mistakes mistakes;
    private final TomlKeys keys;

    ProgramReader(QuestionReader question) {
        this.question = question;
        keys = question.keys();
        prompt = question.prompt();
        answer = question.answer();
        mistakes = question.mistakes();
    }

    Tracing tracing() {
        String program = program();
        boolean compiles = tracingCompiles();
        Optional<String> stdout = answer.rawText("stdout");
        Optional<Integer> line = answer.wholeNumber("lineNumber", 1, linesOf(program));
        if (compiles && stdout.isEmpty() && answer.has("doesCompile")) {
            mistakes.warning(
                    answer.line(), "The program compiles and no stdout is given: it is taken to print nothing.");
        }
        if (compiles && line.isPresent()) {
            mistakes.warning(
                    answer.line("lineNumber"),
                    "The program compiles, so lineNumber is ignored. Remove it, or set doesCompile to false.");
        }
        if (!compiles && stdout.filter(text -> !text.isEmpty()).isPresent()) {
            mistakes.warning(
                    answer.line("stdout"),
                    "The program does not compile, so it prints nothing and stdout is ignored. Remove it, or set"
                            + " doesCompile to true.");
        }
        stdout.filter(_ -> compiles)
                .ifPresent(text -> Remarks.of(Spelling.Manner.OUTPUT, text, List.of())
                        .forEach(remark ->
                                mistakes.warning(answer.line("stdout"), "Nobody can type stdout as it is. " + remark)));
        question.addKey("compiles", String.valueOf(compiles));
        question.addKey(
                "stdout",
                Fingerprint.normalizeProgram(stdout.filter(_ -> compiles).orElse("")));
        line.filter(_ -> !compiles).ifPresent(number -> question.addKey("line", number.toString()));
        return new Tracing(
                question.common(),
                program,
                keys.text("language").orElse(DEFAULT_LANGUAGE),
                compiles,
                stdout.filter(_ -> compiles).orElse(""),
                line.filter(_ -> !compiles).map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private boolean tracingCompiles() {
        answer.requirePresence("doesCompile", "true or false");
        return answer.truth("doesCompile").orElse(true);
    }

    Question.Line line() {
        String html = question.promptHtml();
        String program = program();
        answer.requirePresence("line", "the number of a line of the program, or a list of them");
        List<Integer> lines = answer.wholeNumbers("line", 1, linesOf(program));
        if (answer.isList("line") && lines.isEmpty()) {
            answer.error("line", "The list of lines is empty. Give at least one line that counts as right.");
        }
        TreeSet<Integer> sorted = new TreeSet<>(lines);
        question.addKey("lines", sorted.toString());
        return new Question.Line(
                question.common(),
                html,
                program,
                keys.text("language").orElse(DEFAULT_LANGUAGE),
                new LinkedHashSet<>(sorted));
    }

    /**
     * The program as the learner sees it, noted as content. As in mdbook-quiz, empty lines around it don't count, so
     * that line numbers mean the same, and in Rust {@code `[} and {@code ]`}, which mark a stretch of it there, are
     * taken out.
     */
    private String program() {
        String written = prompt.requiredText("program").replace("\r\n", "\n");
        boolean rust = keys.text("language").orElse(DEFAULT_LANGUAGE).equals("rust");
        String unmarked = rust ? written.replace("`[", "").replace("]`", "") : written;
        String program = unmarked.replaceFirst("^(?:[ \\t]*\\n)+", "").stripTrailing();
        question.addAsked("program", Fingerprint.normalizeProgram(program));
        return program;
    }

    private static int linesOf(String program) {
        return Math.max(1, (int) program.lines().count());
    }
}

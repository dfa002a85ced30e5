package dev.crossroads.course.read;

import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.Quiz.Mode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a quiz file: mdbook-quiz's schema, and the keys that Crossroads adds to it. Every file that mdbook-quiz can
 * show reads without an error, unless a learner could not answer it or not be marked fairly; a key that neither schema
 * has is a warning.
 *
 * @see <a href="https://github.com/cognitive-engineering-lab/mdbook-quiz">mdbook-quiz</a>
 */
public final class QuizReader {
    /** The default pass mark of a quiz. */
    private static final double DEFAULT_PASS_MARK = 0.7;

    private static final Pattern TIME_LIMIT = Pattern.compile("([1-9][0-9]{0,4})([smh])");
    private static final Duration LONGEST_TIME_LIMIT = Duration.ofHours(24);
    private static final int MOST_ATTEMPTS = 1000;
    private static final List<String> TERMS = List.of("mode", "timeLimit", "attempts", "passMark");

    private final String id;
    private final Fragments fragments;
    private final Mistakes mistakes;
    private final List<Mention> questionMentions = new ArrayList<>();
    private final List<Mention> conceptMentions = new ArrayList<>();

    private QuizReader(String id, Addresses addresses, boolean hasSmartPunctuation, Mistakes mistakes) {
        this.id = id;
        this.fragments = new Fragments(addresses, hasSmartPunctuation, mistakes);
        this.mistakes = mistakes;
    }

    /**
     * The contents of one quiz file. The lesson of the quiz is left empty: only the chapters know it.
     *
     * @param quiz the quiz, unless the file has an error
     * @param mistakes every mistake of the file, in order of lines
     * @param questions the id of every question with the line its id stands on, so that ids can be compared between
     *     files
     * @param concepts every mention of a concept with its line, so that the course can check that it exists
     */
    public record Reading(
            Optional<Quiz> quiz, List<Mistake> mistakes, List<Mention> questions, List<Mention> concepts) {}

    /**
     * Reads a quiz from its file. A file that can't be read, is larger than 1 MiB or is not UTF-8 is a mistake too.
     *
     * @param course the folder of the course
     * @param file below the course's {@code quizzes} folder; its path there without {@code .toml} is the quiz's id
     */
    public static Reading read(Path course, Path file) {
        return read(course, file, Addresses.NONE, false);
    }

    /** As {@link #read(Path, Path)}, for a quiz whose texts name chapters and pictures, and may be set as these are. */
    static Reading read(Path course, Path file, Addresses addresses, boolean hasSmartPunctuation) {
        String name = TomlFile.nameOf(course, file);
        Mistakes mistakes = new Mistakes(name);
        QuizReader reader = new QuizReader(idOf(name), addresses, hasSmartPunctuation, mistakes);
        return reader.reading(TomlFile.text(file, mistakes));
    }

    /**
     * Reads a quiz from its text.
     *
     * @param id the quiz's id
     * @param file its path below the course folder, for the mistakes
     */
    public static Reading read(String id, String file, String toml) {
        return new QuizReader(id, Addresses.NONE, false, new Mistakes(file)).reading(Optional.of(toml));
    }

    /** The id of the quiz in a file, named by its path below the course folder. */
    private static String idOf(String name) {
        return name.replaceFirst("^quizzes/", "").replaceFirst("\\.toml$", "");
    }

    private Reading reading(Optional<String> toml) {
        Optional<Quiz> quiz =
                toml.flatMap(text -> TomlFile.parse(text, mistakes)).map(this::quiz);
        return new Reading(
                quiz.filter(_ -> !mistakes.haveErrors()),
                mistakes.sorted(),
                List.copyOf(questionMentions),
                List.copyOf(conceptMentions));
    }

    private Quiz quiz(TomlKeys file) {
        TomlKeys keys = file.named("the quiz");
        boolean practice = practice(keys);
        QuestionTables tables = QuestionTables.of(keys, mistakes);
        List<Question> questions = questions(tables, multipart(keys));
        Quiz quiz = new Quiz(
                id,
                keys.text("title").orElseGet(this::titleFromId),
                Optional.empty(),
                mode(keys),
                timeLimit(keys),
                attempts(keys),
                practice ? 0 : passMark(keys),
                keys.truth("shuffle").orElse(false),
                practice,
                questions,
                tables.pools());
        keys.warnOfOthers();
        return quiz;
    }

    /** A quiz that counts for nothing has no terms either. */
    private static boolean practice(TomlKeys keys) {
        boolean practice = keys.truth("practice").orElse(false);
        if (practice) {
            TERMS.stream()
                    .filter(keys::has)
                    .forEach(term -> keys.error(
                            term,
                            "A quiz for practice counts for nothing, so it has no %s. Take the key out, or practice = true."
                                    .formatted(term)));
        }
        return practice;
    }

    private Mode mode(TomlKeys keys) {
        return switch (keys.text("mode").orElse("immediate")) {
            case "immediate" -> Mode.IMMEDIATE;
            case "deferred" -> Mode.DEFERRED;
            case String other -> {
                keys.error("mode", "The mode is \"" + other + "\". It must be \"immediate\" or \"deferred\".");
                yield Mode.IMMEDIATE;
            }
        };
    }

    private Optional<Duration> timeLimit(TomlKeys keys) {
        return keys.text("timeLimit").flatMap(text -> {
            Optional<Duration> limit = duration(text).filter(l -> l.compareTo(LONGEST_TIME_LIMIT) <= 0);
            if (limit.isEmpty()) {
                keys.error(
                        "timeLimit",
                        "The time limit is \"%s\". Write a whole number and s, m or h, such as \"90s\" or \"10m\", up to \"24h\"."
                                .formatted(text));
            }
            return limit;
        });
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = TIME_LIMIT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    private static OptionalInt attempts(TomlKeys keys) {
        return keys.wholeNumber("attempts", 1, MOST_ATTEMPTS)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static double passMark(TomlKeys keys) {
        double mark = keys.number("passMark").map(BigDecimal::doubleValue).orElse(DEFAULT_PASS_MARK);
        if (mark < 0 || mark > 1) {
            keys.error("passMark", "The pass mark is " + mark + ". It is a share of the points, from 0 to 1.");
        }
        return mark;
    }

    private static Map<String, String> multipart(TomlKeys keys) {
        Map<String, String> contexts = new HashMap<>();
        keys.table("multipart").ifPresent(table -> {
            for (String name : table.names()) {
                contexts.put(name, table.requiredText(name));
            }
        });
        return contexts;
    }

    private List<Question> questions(QuestionTables tables, Map<String, String> multipart) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        Set<String> named = new HashSet<>();
        List<Question> questions = new ArrayList<>();
        for (QuestionTables.Asked asked : tables.all()) {
            QuestionReader reader = new QuestionReader(
                    id, multipart, asked.table(), asked.variant(), fragments, mistakes, conceptMentions, named);
            reader.read().ifPresent(question -> {
                questions.add(question);
                noteId(question.id(), asked.table().line("id"), lines);
                tables.note(asked, question);
            });
        }
        return List.copyOf(questions);
    }

    private void noteId(String question, int line, Map<String, Integer> lines) {
        Integer first = lines.putIfAbsent(question, line);
        if (first != null) {
            mistakes.error(
                    line,
                    "The question id \"%s\" is used twice: first at line %d. Give this question an id of its own."
                            .formatted(question, first));
        }
        questionMentions.add(new Mention(question, line));
    }

    private String titleFromId() {
        String name =
                id.substring(id.lastIndexOf('/') + 1).replaceAll("[-_]+", " ").strip();
        return name.isEmpty() ? id : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}

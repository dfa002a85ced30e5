package dev.crossroads.course.read;

import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.ChapterText.Placed.PlacedQuiz;
import dev.crossroads.course.read.Findings.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The quiz files of a course: those that lessons place, in the order they do, then the others.
 *
 * @param readings by the file's path below the course folder
 */
record QuizFolder(Map<String, QuizReader.Reading> readings) {
    private static final String FOLDER = "quizzes";

    /** Folders inside one another that are looked through for quizzes. */
    private static final int DEEPEST = 40;

    static QuizFolder read(
            CourseFolder folder,
            List<PlacedQuiz> placed,
            ChapterLinks links,
            boolean hasSmartPunctuation,
            Findings findings) {
        Set<Path> files = new LinkedHashSet<>();
        placed.forEach(quiz -> files.add(quiz.file()));
        for (Path file : lying(folder, findings)) {
            if (files.add(file)) {
                findings.warning(
                        new Place(folder.nameOf(file), 0),
                        "No chapter places this quiz. Place it: {{#quiz ../" + folder.nameOf(file) + "}}.");
            }
        }
        List<Path> inOrder = List.copyOf(files);
        List<QuizReader.Reading> read = inOrder.parallelStream()
                .map(file -> QuizReader.read(folder.root(), file, links.from(file), hasSmartPunctuation))
                .toList();
        Map<String, QuizReader.Reading> readings = new LinkedHashMap<>();
        Set<Path> asked = placed.stream().map(PlacedQuiz::file).collect(Collectors.toSet());
        for (int i = 0; i < read.size(); i++) {
            if (asked.contains(inOrder.get(i))) {
                findings.addAll(read.get(i).mistakes());
            } else {
                leaveOut(read.get(i), folder.nameOf(inOrder.get(i)), findings);
            }
            readings.put(folder.nameOf(inOrder.get(i)), read.get(i));
        }
        return new QuizFolder(Collections.unmodifiableMap(readings));
    }

    /** A quiz that no chapter places keeps no reader from its book: where it can't be read the book goes without it. */
    private static void leaveOut(QuizReader.Reading reading, String name, Findings findings) {
        reading.mistakes()
                .forEach(mistake -> findings.warning(new Place(mistake.file(), mistake.line()), mistake.what()));
        if (reading.quiz().isEmpty()) {
            findings.warning(new Place(name, 0), "The quiz is left out for its mistakes, as no chapter places it.");
        }
    }

    /** Every quiz by its id, told of the first lesson that places it. */
    Map<String, Quiz> placedBy(Map<String, String> lessons) {
        Map<String, Quiz> quizzes = new LinkedHashMap<>();
        readings.values()
                .forEach(reading -> reading.quiz().ifPresent(quiz -> {
                    String lesson = lessons.get(quiz.id());
                    quizzes.put(quiz.id(), lesson == null ? quiz : quiz.placedIn(lesson));
                }));
        return Collections.unmodifiableMap(quizzes);
    }

    private static List<Path> lying(CourseFolder folder, Findings findings) {
        Path quizzes = folder.root().resolve(FOLDER);
        if (!Files.isDirectory(quizzes)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(quizzes, DEEPEST)) {
            return found.filter(file -> file.getFileName().toString().endsWith(".toml"))
                    .sorted()
                    .filter(file -> isUsable(folder, file, findings))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            findings.error(new Place(FOLDER, 0), "The folder can't be read (" + e + "). Check that it may be read.");
            return List.of();
        }
    }

    private static boolean isUsable(CourseFolder folder, Path file, Findings findings) {
        try {
            folder.file(folder.root(), folder.nameOf(file));
            return true;
        } catch (RefusedPath refused) {
            findings.error(new Place(folder.nameOf(file), 0), refused.getMessage());
            return false;
        }
    }
}

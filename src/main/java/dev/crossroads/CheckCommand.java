package dev.crossroads;

import dev.crossroads.CheckAgainst.Report;
import dev.crossroads.authoring.FolderWatch;
import dev.crossroads.course.Course;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.course.read.Mistake;
import dev.crossroads.web.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crossroads check}: tells authors every mistake of their courses, with its file and line. */
@Command(
        name = "check",
        description = "Reads courses and prints every mistake with its file and line.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "COURSE",
            arity = "1..*",
            description = "The folder of a course, the one that has book.toml.")
    private List<Path> courses = new ArrayList<>();

    @Option(
            names = "--against",
            paramLabel = "DATABASE",
            description =
                    "Say what changed beside what a database has served and recorded, and whom a corrected key concerns:"
                            + " postgresql://user:password@host:port/name, or a server's data folder. Only reads. Other users of"
                            + " this machine can read options; a file is safer.")
    private Optional<String> against = Optional.empty();

    @Option(names = "--against-file", paramLabel = "FILE", description = "A file that holds what --against would say.")
    private Optional<String> againstFile = Optional.empty();

    @Option(
            names = "--json",
            description = "Print one JSON object for each course, with its mistakes and what --against tells.")
    private boolean isJson;

    @Option(
            names = "--watch",
            description = "Go on, and check a course again whenever one of its files was saved, until Ctrl-C.")
    private boolean isWatching;

    private final Map<Path, Integer> errors = new ConcurrentHashMap<>();

    /**
     * A course that was checked, as {@code --json} prints it.
     *
     * @param seconds that reading it took
     */
    record Checked(String folder, boolean served, double seconds, List<Found> mistakes, Optional<Report> against) {}

    /** @param line from 1; 0 where the whole file is meant */
    record Found(String severity, String file, int line, String what) {}

    @Override
    public Integer call() throws IOException {
        Optional<String> database = Secrets.choose("--against", against, againstFile);
        for (Path course : courses) {
            if (!Files.isDirectory(course)) {
                throw new Settings.Wrong(course + " is not a folder; give the one that has the course's book.toml.");
            }
        }
        if (isWatching) {
            watch(database);
        } else {
            courses.forEach(course -> check(course, database));
        }
        return errors.values().stream().allMatch(found -> found == 0) ? 0 : 1;
    }

    /** Checks them now and after every change, until the process or its thread is told to end. */
    private void watch(Optional<String> database) throws IOException {
        List<FolderWatch> watches = new ArrayList<>();
        try {
            for (Path course : courses) {
                watches.add(FolderWatch.of(course, () -> check(course, database)));
            }
            courses.forEach(course -> check(course, database));
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            watches.forEach(FolderWatch::close);
        }
    }

    /** Prints what is to be said of a course, all of it together. */
    private synchronized void check(Path course, Optional<String> database) {
        PrintWriter out = command.commandLine().getOut();
        long start = System.nanoTime();
        CourseReader.Reading reading = ServedCourses.check(course);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Mistake> mistakes = reading.mistakes();
        long wrong = mistakes.stream()
                .filter(mistake -> mistake.severity() == Mistake.Severity.ERROR)
                .count();
        errors.put(course, (int) wrong);
        if (isJson) {
            out.println(json(course, reading, seconds, CheckAgainst.of(reading, database)));
        } else {
            mistakes.stream().sorted().forEach(mistake -> out.println(course.resolve(mistake.file()) + place(mistake)));
            out.println(reading.course()
                    .map(read -> summary(course, read, seconds))
                    .orElseGet(() -> "%s has %d %s.".formatted(course, wrong, wrong == 1 ? "mistake" : "mistakes")));
            CheckAgainst.of(reading, database)
                    .ifPresent(report -> CheckAgainst.lines(report).forEach(out::println));
        }
        if (isWatching && !isJson) {
            out.println();
        }
        out.flush();
    }

    private static String json(Path folder, CourseReader.Reading reading, double seconds, Optional<Report> against) {
        return Json.write(new Checked(
                folder.toString(),
                reading.course().isPresent(),
                seconds,
                reading.mistakes().stream()
                        .sorted()
                        .map(mistake -> new Found(
                                mistake.severity().name().toLowerCase(Locale.ROOT),
                                mistake.file(),
                                mistake.line(),
                                mistake.what()))
                        .toList(),
                against));
    }

    private static String summary(Path folder, Course course, double seconds) {
        int questions =
                course.allQuizzes().mapToInt(quiz -> quiz.questions().size()).sum();
        return String.format(
                Locale.ROOT,
                "%s can be served. Lessons: %d, quizzes: %d, questions: %d, read in %.1f s.",
                folder,
                course.lessons().size(),
                (int) course.allQuizzes().count(),
                questions,
                seconds);
    }

    /** The mistake as it prints itself, without its file. */
    private static String place(Mistake mistake) {
        return mistake.toString().substring(mistake.file().length());
    }
}

package dev.crossroads;

import dev.crossroads.course.Course;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.course.read.Mistake;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        int errors = 0;
        for (Path course : courses) {
            if (!Files.isDirectory(course)) {
                throw new Settings.Wrong(course + " is not a folder; give the one that has the course's book.toml.");
            }
            long start = System.nanoTime();
            CourseReader.Reading reading = ServedCourses.check(course);
            double seconds = (System.nanoTime() - start) / 1e9;
            List<Mistake> mistakes = reading.mistakes();
            mistakes.stream().sorted().forEach(mistake -> out.println(course.resolve(mistake.file()) + place(mistake)));
            long wrong = mistakes.stream()
                    .filter(mistake -> mistake.severity() == Mistake.Severity.ERROR)
                    .count();
            out.println(reading.course()
                    .map(read -> summary(course, read, seconds))
                    .orElseGet(() -> "%s has %d %s.".formatted(course, wrong, wrong == 1 ? "mistake" : "mistakes")));
            errors += (int) wrong;
        }
        return errors == 0 ? 0 : 1;
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

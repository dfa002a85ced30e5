package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.course.read.Markdown;
import dev.crossroads.demo.AnswerSheet;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.Mark;
import dev.crossroads.quiz.answer.Marking;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Advisor;
import dev.crossroads.recommendation.advisor.EvidenceResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Work without a clock, a database or a server, on the bundled course; {@link PureWork} has JMH run it. */
@State(Scope.Benchmark)
public class PureParts {
    private static final String COURSE = "rust-or-go";
    private static final long SEED = 7;

    private final List<Given> sheet = new ArrayList<>();
    private final Map<String, String> chosen = new HashMap<>();
    private List<EvidenceResult> shown = List.of();
    private Questionnaire questionnaire;
    private Path folder;
    private String chapter;

    private record Given(Question question, JsonNode answer) {}

    /** For JMH, which then calls {@link #readCourse()}. */
    public PureParts() {}

    /** A learner who answered everything: every other question of a checkpoint right. */
    @Setup
    public void readCourse() throws IOException {
        folder = BundledCourses.folder(COURSE);
        Course course = CourseReader.read(folder).course().orElseThrow();
        Random random = new Random(SEED);
        new TreeMap<>(course.quizzes())
                .values().stream().flatMap(quiz -> quiz.questions().stream()).forEach(question -> {
                    var answer =
                            sheet.size() % 2 == 0 ? AnswerSheet.right(question) : AnswerSheet.wrong(question, random);
                    sheet.add(new Given(question, answer.toJson()));
                });
        questionnaire = course.questionnaire().orElseThrow();
        questionnaire.questions().forEach(question -> {
            var options = question.options();
            chosen.put(
                    question.id(), options.get(random.nextInt(options.size())).id());
        });
        shown = questionnaire.evidence().stream()
                .map(rule -> IntStream.range(0, rule.minimum() + 2)
                        .boxed()
                        .reduce(
                                EvidenceResult.none(rule.id()),
                                (shown, at) -> shown.and(
                                        at < rule.minimum(),
                                        Optional.of(Confidence.SURE),
                                        Optional.of(Duration.ofMinutes(1))),
                                EvidenceResult::plus))
                .toList();
        chapter = longest(folder.resolve("src"));
    }

    private static String longest(Path chapters) throws IOException {
        try (Stream<Path> files = Files.list(chapters)) {
            Path longest = files.filter(file -> file.toString().endsWith(".md"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            return Files.readString(longest);
        }
    }

    /** Advice for a learner who answered every question and took enough checkpoints for every rule of evidence. */
    @Benchmark
    public Advice advice() {
        return Advisor.advise(questionnaire, chosen, shown);
    }

    /** One answer to each question of the course, read from its JSON and marked. */
    @Benchmark
    public void marking(Blackhole marks) {
        for (Given given : sheet) {
            Mark mark = Marking.mark(given.question(), Answers.fromJson(given.question(), given.answer()));
            marks.consume(mark);
        }
    }

    /** The longest chapter of the course as clean HTML. */
    @Benchmark
    public String markdown() {
        return Markdown.toHtml(chapter);
    }

    /** The whole course, read and checked as at a start. */
    @Benchmark
    public CourseReader.Reading course() {
        return CourseReader.read(folder);
    }
}

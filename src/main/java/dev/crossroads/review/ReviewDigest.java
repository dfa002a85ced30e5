package dev.crossroads.review;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.digest.DigestPart;
import dev.crossroads.digest.DigestReader;
import dev.crossroads.digest.DigestSection;
import dev.crossroads.quiz.Remembered;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.Review;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in a digest what is due to be reviewed, course by course, as {@link DuePart} does on the front page. */
final class ReviewDigest implements DigestPart {
    private final Courses courses;
    private final Results results;

    ReviewDigest(Courses courses, Results results) {
        this.courses = courses;
        this.results = results;
    }

    /** A course with the review of one learner. */
    private record Due(Course course, Review review) {}

    @Override
    public Map<UUID, List<DigestSection>> say(List<DigestReader> readers, Instant now) {
        Map<UUID, ZoneId> zones = readers.stream()
                .collect(Collectors.toMap(
                        DigestReader::learner, reader -> reader.texts().zone()));
        Map<UUID, List<Due>> due = new HashMap<>();
        for (Course course : courses.all()) {
            Map<UUID, Remembered> remembered =
                    results.remembered(zones, course.id(), now).await();
            remembered.forEach((learner, memory) -> {
                Review review = memory.review(course);
                if (review.due() > 0) {
                    due.computeIfAbsent(learner, _ -> new ArrayList<>()).add(new Due(course, review));
                }
            });
        }
        Map<UUID, List<DigestSection>> said = new LinkedHashMap<>();
        readers.stream()
                .filter(reader -> due.containsKey(reader.learner()))
                .forEach(reader -> said.put(reader.learner(), List.of(section(reader, due.get(reader.learner())))));
        return said;
    }

    private static DigestSection section(DigestReader reader, List<Due> due) {
        return new DigestSection(
                reader.texts().say("review.due.title"),
                due.stream()
                        .map(one -> new DigestSection.Line(
                                one.course().title(),
                                one.course().language(),
                                Optional.of(Paths.quiz(one.course().id(), Quiz.REVIEW)),
                                reader.texts()
                                        .say(
                                                "review.digest.due",
                                                Map.of("count", one.review().due()))))
                        .toList(),
                due.stream()
                        .flatMap(one -> one.review().questions().stream()
                                .map(question -> "review " + one.course().id() + " " + question.id()))
                        .toList());
    }
}

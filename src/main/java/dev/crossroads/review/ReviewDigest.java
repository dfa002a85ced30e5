package dev.crossroads.review;

import dev.crossroads.digest.DigestPart;
import dev.crossroads.digest.DigestReader;
import dev.crossroads.digest.DigestSection;
import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.quiz.ReviewPlan;
import dev.crossroads.quiz.Reviews;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in a digest what is left to review today, course by course, as {@link DuePart} does on the front page. */
final class ReviewDigest implements DigestPart {
    private final Reviews reviews;

    ReviewDigest(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Map<UUID, List<DigestSection>> say(List<DigestReader> readers, Instant now) {
        Map<UUID, ZoneId> zones = readers.stream()
                .collect(Collectors.toMap(
                        DigestReader::learner, reader -> reader.texts().zone()));
        Map<UUID, Reviews.Read> read = reviews.of(zones, now).await();
        Map<UUID, List<DigestSection>> said = new LinkedHashMap<>();
        readers.stream()
                .filter(reader -> read.containsKey(reader.learner())
                        && read.get(reader.learner()).plan().left() > 0)
                .forEach(reader -> said.put(
                        reader.learner(),
                        List.of(section(reader, read.get(reader.learner()).plan()))));
        return said;
    }

    private static DigestSection section(DigestReader reader, ReviewPlan plan) {
        return new DigestSection(
                reader.texts().say("review.due.title"),
                plan.portions().stream()
                        .map(portion -> new DigestSection.Line(
                                portion.course().title(),
                                portion.course().language(),
                                Optional.of(ReviewAhead.PATH),
                                reader.texts()
                                        .say(
                                                "review.digest.due",
                                                Map.of(
                                                        "count",
                                                        portion.questions().size()))))
                        .toList(),
                plan.portions().stream()
                        .flatMap(portion -> portion.questions().stream()
                                .map(question -> "review " + portion.course().id() + " " + question.id()))
                        .toList());
    }
}

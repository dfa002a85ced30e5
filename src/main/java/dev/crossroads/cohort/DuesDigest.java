package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.digest.DigestPart;
import dev.crossroads.digest.DigestReader;
import dev.crossroads.digest.DigestSection;
import dev.crossroads.progress.Standing;
import dev.crossroads.progress.Standings;
import dev.crossroads.quiz.DateWords;
import dev.crossroads.term.Target;
import dev.crossroads.web.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in a digest what a learner's cohorts set as due within a week, and what of it is late and can still be done. */
final class DuesDigest implements DigestPart {
    /** As far ahead as an instructor's first page looks. */
    private static final Duration AHEAD = DueNow.AHEAD;

    /** More is on the page of one's progress. */
    private static final int AHEAD_LISTED = 8;

    /** Who has much to catch up with is not shown a pile. */
    private static final int LATE_LISTED = 4;

    private final Courses courses;
    private final TermTable terms;
    private final Standings standings;

    DuesDigest(Courses courses, TermTable terms, Standings standings) {
        this.courses = courses;
        this.terms = terms;
        this.standings = standings;
    }

    @Override
    public Map<UUID, List<DigestSection>> say(List<DigestReader> readers, Instant now) {
        Map<UUID, List<Assigned>> assigned =
                terms.ofAll(readers.stream().map(DigestReader::learner).toList()).await().stream()
                        .collect(Collectors.groupingBy(
                                TermTable.OfMember::learner,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        said -> Assigned.all(said).stream()
                                                .filter(one -> matters(one.due(), now))
                                                .toList())));
        Map<String, Map<UUID, Standing>> standing = standings(assigned, now);
        Map<UUID, List<DigestSection>> said = new HashMap<>();
        for (DigestReader reader : readers) {
            List<DigestSection> sections =
                    sections(reader, assigned.getOrDefault(reader.learner(), List.of()), standing, now);
            if (!sections.isEmpty()) {
                said.put(reader.learner(), sections);
            }
        }
        return said;
    }

    private static boolean matters(Due due, Instant now) {
        return due.matters(now)
                && !due.end().isAfter(now.plus(AHEAD))
                && due.dates().closesAt().filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** By course, of those who have something due there. */
    private Map<String, Map<UUID, Standing>> standings(Map<UUID, List<Assigned>> assigned, Instant now) {
        Map<String, Collection<UUID>> learners = new HashMap<>();
        assigned.forEach((learner, all) -> all.stream()
                .map(Assigned::course)
                .distinct()
                .forEach(course ->
                        learners.computeIfAbsent(course, _ -> new ArrayList<>()).add(learner)));
        Map<String, Map<UUID, Standing>> standing = new HashMap<>();
        learners.forEach((id, those) -> courses.course(id)
                .ifPresent(course ->
                        standing.put(id, standings.of(those, course, now).await())));
        return standing;
    }

    /** Something that is still to be done. */
    private record Open(Assigned assigned, Course course, Link target) {}

    private List<DigestSection> sections(
            DigestReader reader, List<Assigned> assigned, Map<String, Map<UUID, Standing>> standing, Instant now) {
        List<Open> open = assigned.stream()
                .flatMap(one -> Optional.ofNullable(standing.get(one.course()))
                        .map(all -> all.get(reader.learner()))
                        .filter(where -> !one.due().isDoneBy(where))
                        .flatMap(where -> DuesPart.target(where.course(), one.due())
                                .map(target -> new Open(one, where.course(), target)))
                        .stream())
                .toList();
        return Stream.of(
                        section(
                                "cohort.digest.due",
                                AHEAD_LISTED,
                                open.stream().filter(one -> !isLate(one, now)),
                                reader,
                                now),
                        section(
                                "cohort.digest.late",
                                LATE_LISTED,
                                open.stream().filter(one -> isLate(one, now)),
                                reader,
                                now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isLate(Open open, Instant now) {
        return open.assigned().due().isOver(now);
    }

    private static Optional<DigestSection> section(
            String title, int most, Stream<Open> found, DigestReader reader, Instant now) {
        List<Open> open = found.toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<DigestSection.Line> lines = new ArrayList<>(
                open.stream().limit(most).map(one -> line(one, reader, now)).toList());
        if (open.size() > most) {
            lines.add(new DigestSection.Line(
                    reader.texts().say("cohort.digest.more", Map.of("count", open.size() - most)),
                    "",
                    Optional.of("/progress"),
                    ""));
        }
        return Optional.of(new DigestSection(
                reader.texts().say(title),
                lines,
                open.stream().map(one -> fact(one.assigned(), now)).toList()));
    }

    private static DigestSection.Line line(Open open, DigestReader reader, Instant now) {
        Due due = open.assigned().due();
        return new DigestSection.Line(
                open.target().title(),
                open.course().language(),
                Optional.of(open.target().href()),
                Stream.of(
                                due.kind() == Target.Kind.QUIZ && !due.isWarmUp()
                                        ? reader.texts().say("quiz.checkpoint")
                                        : "",
                                DateWords.of(due.dates(), now, reader.texts()),
                                due.cohort())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    /** It is news that it is late, and that its day is another one. */
    private static String fact(Assigned one, Instant now) {
        Due due = one.due();
        return String.join(
                " ",
                due.isOver(now) ? "late" : "due",
                one.cohort().toString(),
                due.kind().toString(),
                due.target(),
                due.day().toString());
    }
}

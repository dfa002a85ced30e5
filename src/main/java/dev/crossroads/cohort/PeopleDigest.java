package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.digest.DigestPart;
import dev.crossroads.digest.DigestReader;
import dev.crossroads.digest.DigestSection;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Says in an instructor's digest who needs what, cohort by cohort: the same people for the same reasons as its first
 * page, and as few; and which reports wait for a reply.
 */
final class PeopleDigest implements DigestPart {
    /** The latest ones; who teaches more looks at their pages. */
    private static final int COHORTS = 20;

    private final CohortTable cohorts;
    private final CohortStandings standings;
    private final MemberNoteTable notes;
    private final Reports reports;

    PeopleDigest(CohortTable cohorts, CohortStandings standings, MemberNoteTable notes, Reports reports) {
        this.cohorts = cohorts;
        this.standings = standings;
        this.notes = notes;
        this.reports = reports;
    }

    /**
     * What there is to say of a cohort, before it is put into words.
     *
     * @param reports how many are open, by question
     */
    private record Found(Cohort cohort, Course course, PeopleToSee people, Map<String, Integer> reports) {
        boolean isNothing() {
            return people.size() == 0 && reports.isEmpty();
        }
    }

    @Override
    public Map<UUID, List<DigestSection>> say(List<DigestReader> readers, Instant now) {
        // Whoever teaches one together, it is read once.
        Map<UUID, Optional<Found>> found = new HashMap<>();
        Map<UUID, List<DigestSection>> said = new HashMap<>();
        for (DigestReader reader : readers) {
            List<DigestSection> sections = reader.isInstructor()
                    ? taught(reader.learner()).stream()
                            .flatMap(cohort -> found.computeIfAbsent(cohort.id(), _ -> find(cohort)).stream())
                            .map(one ->
                                    section(one, reader.texts().in(one.cohort().zone())))
                            .toList()
                    : List.of();
            if (!sections.isEmpty()) {
                said.put(reader.learner(), sections);
            }
        }
        return said;
    }

    private List<Cohort> taught(UUID instructor) {
        return cohorts.taughtBy(instructor).await().stream()
                .filter(cohort -> !cohort.isArchived())
                .limit(COHORTS)
                .toList();
    }

    private Optional<Found> find(Cohort cohort) {
        return standings
                .of(cohort)
                .map(progress -> new Found(
                        cohort,
                        progress.course(),
                        PeopleToSee.of(
                                progress.attention(), notes.of(cohort.id()).await(), progress.now()),
                        reports.open(progress.members().keySet(), cohort.course())))
                .filter(one -> !one.isNothing());
    }

    private static DigestSection section(Found found, Texts texts) {
        Cohort cohort = found.cohort();
        String path = Cohorts.path(cohort.id());
        List<DigestSection.Line> lines = new ArrayList<>();
        found.people()
                .groups()
                .forEach(group ->
                        group.listed().forEach(person -> lines.add(line(person, path, found.course(), texts))));
        PeopleToSee people = found.people();
        if (people.size() > people.listed()) {
            lines.add(new DigestSection.Line(
                    texts.say("cohort.digest.more-people", Map.of("count", people.size() - people.listed())),
                    "",
                    Optional.of(path),
                    ""));
        }
        if (!found.reports().isEmpty()) {
            lines.add(new DigestSection.Line(
                    texts.say(
                            "cohort.digest.reports",
                            Map.of(
                                    "count",
                                    found.reports().values().stream()
                                            .mapToInt(Integer::intValue)
                                            .sum())),
                    "",
                    Optional.of(CohortReports.path(cohort.id())),
                    ""));
        }
        return new DigestSection(
                texts.say("cohort.digest.people", Map.of("cohort", cohort.title())), lines, facts(found));
    }

    private static DigestSection.Line line(PeopleToSee.Person person, String path, Course course, Texts texts) {
        String reason = Reasons.words(person.reason(), course, texts);
        return new DigestSection.Line(
                person.member().name(),
                "",
                Optional.of(path + "/learners/" + person.member().learner()),
                person.more() == 0
                        ? reason
                        : texts.say("cohort.digest.reason", Map.of("reason", reason, "count", person.more())));
    }

    /** A member who is behind is so at everything they do, which is no news. */
    private static String when(Reason reason) {
        return switch (reason) {
            case Reason.Behind _ -> "";
            case Reason.Stuck _, Reason.Overdue _, Reason.SureButWrong _, Reason.Inactive _, Reason.NeverBegan _ ->
                reason.at().toString();
        };
    }

    /** Of all of them, listed or not: it is news who came to it, and what was added to a reason. */
    private static List<String> facts(Found found) {
        String cohort = found.cohort().id().toString();
        List<String> facts = new ArrayList<>();
        found.people()
                .groups()
                .forEach(group -> group.all()
                        .forEach(person -> facts.add(String.join(
                                " ",
                                cohort,
                                person.member().learner().toString(),
                                person.reason().kind().toString(),
                                when(person.reason()),
                                Integer.toString(person.more())))));
        new TreeMap<>(found.reports())
                .forEach((question, count) -> facts.add(cohort + " report " + question + " " + count));
        return facts;
    }
}

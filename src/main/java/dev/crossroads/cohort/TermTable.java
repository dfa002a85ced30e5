package dev.crossroads.cohort;

import dev.crossroads.course.Courses;
import dev.crossroads.quiz.LearnerTerms;
import dev.crossroads.term.Allowance;
import dev.crossroads.term.CohortTerms;
import dev.crossroads.term.CohortTerms.Granted;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The terms that cohorts set for their members, as read from the database: dates, and what is allowed to one of them.
 * Archived ones say nothing.
 */
final class TermTable implements LearnerTerms {
    private static final String COLUMNS =
            "a.kind, a.target, a.time_percent, a.extra_minutes, a.attempts, a.days, a.due_on, a.closes_at";

    private final SqlClient client;
    private final Courses courses;

    TermTable(SqlClient client, Courses courses) {
        this.client = client;
        this.courses = courses;
    }

    /**
     * The terms that a cohort sets for a member.
     *
     * @param course the id of its course
     */
    record OfMember(UUID learner, String course, CohortTerms terms) {}

    /** The terms of a cohort for everybody. */
    private record Said(Map<Target, Dates> dates, Map<String, List<String>> warmUps) {
        static final Said NOTHING = new Said(Map.of(), Map.of());

        /** With the warm-ups as what is due. */
        static Said of(Map<Target, Dates> dates, List<WarmUpTable.Given> given, ZoneId zone) {
            Map<Target, Dates> all = new HashMap<>(dates);
            Map<String, List<String>> warmUps = new HashMap<>();
            given.forEach(one -> {
                all.put(Target.quiz(one.quiz()), Dates.due(one.due(), zone));
                warmUps.put(one.quiz(), one.questions());
            });
            return new Said(all, warmUps);
        }
    }

    /** A membership with the cohort that it is in. */
    private record Member(UUID learner, String course, UUID cohort, String title, ZoneId zone) {}

    @Override
    public Future<Map<UUID, CourseTerms>> of(Collection<UUID> learners, String course) {
        return read(learners.toArray(UUID[]::new), Optional.of(course))
                .map(all -> all.stream()
                        .collect(Collectors.groupingBy(
                                OfMember::learner,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(OfMember::terms, Collectors.toList()), CourseTerms::new))));
    }

    /** The terms that all cohorts of a learner set for them, the cohort opened first before the others. */
    Future<List<OfMember>> of(UUID learner) {
        return read(new UUID[] {learner}, Optional.empty());
    }

    /** The same of many learners. */
    Future<List<OfMember>> ofAll(Collection<UUID> learners) {
        return read(learners.toArray(UUID[]::new), Optional.empty());
    }

    /** A cohort's terms for everybody, and for those members that are allowed more. */
    Future<CohortDues> of(Cohort cohort) {
        Future<Map<UUID, Said>> said = said(Map.of(cohort.id(), cohort.zone()));
        Future<Map<UUID, List<Granted>>> granted = client.preparedQuery("SELECT m.learner_id, " + COLUMNS + """
             FROM cohort_accommodation a
            JOIN cohort_accommodated m ON m.accommodation_id = a.id
            WHERE a.cohort_id = $1
            """)
                .execute(Tuple.of(cohort.id()))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("learner_id"),
                                Collectors.mapping(TermTable::granted, Collectors.toList()))));
        return Future.join(said, granted).map(_ -> {
            Said everybody = said.result().getOrDefault(cohort.id(), Said.NOTHING);
            return new CohortDues(
                    new CohortTerms(
                            cohort.id(),
                            cohort.title(),
                            cohort.zone(),
                            everybody.dates(),
                            List.of(),
                            everybody.warmUps()),
                    granted.result());
        });
    }

    private Future<List<OfMember>> read(UUID[] learners, Optional<String> course) {
        return members(learners, course).compose(members -> {
            if (members.isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            Map<UUID, ZoneId> zones = new LinkedHashMap<>();
            members.forEach(member -> zones.put(member.cohort(), member.zone()));
            Future<Map<UUID, Said>> said = said(zones);
            Future<Map<UUID, Map<UUID, List<Granted>>>> granted = granted(learners);
            return Future.join(said, granted)
                    .map(_ -> members.stream()
                            .map(member -> {
                                Said everybody = said.result().getOrDefault(member.cohort(), Said.NOTHING);
                                return new OfMember(
                                        member.learner(),
                                        member.course(),
                                        new CohortTerms(
                                                member.cohort(),
                                                member.title(),
                                                member.zone(),
                                                everybody.dates(),
                                                granted.result()
                                                        .getOrDefault(member.learner(), Map.of())
                                                        .getOrDefault(member.cohort(), List.of()),
                                                everybody.warmUps()));
                            })
                            .toList());
        });
    }

    /**
     * The terms of cohorts for everybody, by their ids; of warm-ups those of which their course still has a question.
     */
    private Future<Map<UUID, Said>> said(Map<UUID, ZoneId> zones) {
        Future<Map<UUID, Map<Target, Dates>>> dates = dates(zones);
        Future<List<WarmUpTable.Given>> given = WarmUpTable.given(client, zones.keySet());
        return Future.join(dates, given).map(_ -> {
            Map<UUID, List<WarmUpTable.Given>> asked = given.result().stream()
                    .map(one -> one.of(courses.course(one.course())))
                    .filter(one -> !one.questions().isEmpty())
                    .collect(Collectors.groupingBy(WarmUpTable.Given::cohort));
            return zones.keySet().stream()
                    .collect(Collectors.toMap(
                            cohort -> cohort,
                            cohort -> Said.of(
                                    dates.result().getOrDefault(cohort, Map.of()),
                                    asked.getOrDefault(cohort, List.of()),
                                    zones.get(cohort))));
        });
    }

    private Future<List<Member>> members(UUID[] learners, Optional<String> course) {
        return client.preparedQuery("""
            SELECT m.learner_id, c.course, c.id, c.title, c.time_zone
            FROM membership m
            JOIN cohort c ON c.id = m.cohort_id AND c.archived_at IS NULL
            WHERE m.learner_id = ANY ($1) AND ($2::text IS NULL OR c.course = $2)
            ORDER BY c.created_at, c.id
            """)
                .execute(Tuple.wrap(Arrays.asList(learners, course.orElse(null))))
                .map(rows -> rows.stream()
                        .map(row -> new Member(
                                row.getUUID("learner_id"),
                                row.getString("course"),
                                row.getUUID("id"),
                                row.getString("title"),
                                ZoneId.of(row.getString("time_zone"))))
                        .toList());
    }

    private Future<Map<UUID, Map<Target, Dates>>> dates(Map<UUID, ZoneId> zones) {
        return client.preparedQuery("""
            SELECT cohort_id, kind, target, due_on, opens_at, closes_at, late_percent
            FROM cohort_due
            WHERE cohort_id = ANY ($1)
            """)
                .execute(Tuple.of((Object) zones.keySet().toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("cohort_id"),
                                Collectors.toMap(
                                        row -> target(row).orElseThrow(),
                                        row -> dates(row, zones.get(row.getUUID("cohort_id")))))));
    }

    /** By learner and cohort. */
    private Future<Map<UUID, Map<UUID, List<Granted>>>> granted(UUID[] learners) {
        return client.preparedQuery("SELECT m.learner_id, m.cohort_id, " + COLUMNS + """
             FROM cohort_accommodated m
            JOIN cohort_accommodation a ON a.id = m.accommodation_id
            WHERE m.learner_id = ANY ($1)
            """)
                .execute(Tuple.of((Object) learners))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("learner_id"),
                                Collectors.groupingBy(
                                        row -> row.getUUID("cohort_id"),
                                        Collectors.mapping(TermTable::granted, Collectors.toList())))));
    }

    private static Granted granted(Row row) {
        return new Granted(target(row), allowance(row));
    }

    /** The lesson or checkpoint of a row; empty for everything. */
    static Optional<Target> target(Row row) {
        return Optional.ofNullable(row.getString("kind"))
                .map(kind -> new Target(Target.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), row.getString("target")));
    }

    private static Dates dates(Row row, ZoneId zone) {
        return new Dates(
                Optional.ofNullable(row.getLocalDateTime("opens_at")),
                Optional.ofNullable(row.getLocalDate("due_on")),
                Optional.ofNullable(row.getLocalDateTime("closes_at")),
                row.getInteger("late_percent"),
                zone);
    }

    static Allowance allowance(Row row) {
        return new Allowance(
                row.getInteger("time_percent"),
                Duration.ofMinutes(row.getInteger("extra_minutes")),
                row.getInteger("attempts"),
                row.getInteger("days"),
                Optional.ofNullable(row.getLocalDate("due_on")),
                Optional.ofNullable(row.getLocalDateTime("closes_at")));
    }
}

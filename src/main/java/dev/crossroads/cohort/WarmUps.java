package dev.crossroads.cohort;

import dev.crossroads.cohort.Fading.Asked;
import dev.crossroads.cohort.WarmUpTable.Named;
import dev.crossroads.cohort.WarmUpTable.WarmUp;
import dev.crossroads.cohort.live.CohortChanges;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes warm-ups of what a cohort is about to forget, for the wall or as homework, and takes homework back: the same
 * for pages and programs. Methods wait and are for virtual threads.
 */
final class WarmUps {
    private final Cohorts cohorts;
    private final CohortStandings standings;
    private final WarmUpTable table;
    private final CohortChanges changes;
    private final CohortAudit audit;
    private final InstantSource clock;

    WarmUps(
            Cohorts cohorts,
            CohortStandings standings,
            WarmUpTable table,
            CohortChanges changes,
            CohortAudit audit,
            InstantSource clock) {
        this.cohorts = cohorts;
        this.standings = standings;
        this.table = table;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** The concepts that a cohort is about to forget, or a problem where its course is not served. */
    Fading fading(Cohort cohort) {
        return new Fading(standings.of(cohort).orElseThrow(() -> Problem.noCourse(cohort.course())));
    }

    /** One for the wall: asked for twice on a day it is the same, as long as it would ask the same. */
    UUID forTheWall(RoutingContext context, Cohort cohort) {
        Fading fading = open(cohort);
        List<Named> questions = named(fading.warmUp(), "cohort.problem.nothing-to-warm-up");
        UUID id = UUID.nameUUIDFromBytes(
                (cohort.id() + " " + fading.progress().today() + " " + questions).getBytes(StandardCharsets.UTF_8));
        add(context, cohort, id, Optional.empty(), questions, CohortAudit.Entry.of(Deed.WARM_UP));
        return id;
    }

    /**
     * One as homework for everybody. Of two that are given for one day the first stays: a second click, or a
     * colleague's, gets that one.
     *
     * @param due the last day for it, as it was typed; empty for the day before the next Monday
     * @throws Problem 400 where nobody could do it then, 409 where there is nothing to ask
     */
    UUID asHomework(RoutingContext context, Cohort cohort, Optional<String> due) {
        Fading fading = open(cohort);
        LocalDate day = due.map(text -> day(text, fading)).orElseGet(fading::homeworkDue);
        List<Named> questions = named(fading.homework(), "cohort.homework.problem.none");
        UUID id = TimeOrderedIds.next();
        add(context, cohort, id, Optional.of(day), questions, CohortAudit.Entry.of(Deed.HOMEWORK, day.toString()));
        changes.tell(cohort.id());
        return table.due(cohort.id(), day).await().map(WarmUp::id).orElse(id);
    }

    /** Lets it be nobody's homework any more; again is no mistake. */
    void takeBack(RoutingContext context, Cohort cohort, WarmUp warmUp) {
        audit.doing(
                context,
                cohort.id(),
                transaction -> WarmUpTable.takeBack(
                        transaction, warmUp.id(), cohort.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                isChanged -> isChanged
                        ? List.of(CohortAudit.Entry.of(
                                Deed.HOMEWORK_TAKEN_BACK,
                                warmUp.due().orElseThrow().toString()))
                        : List.of());
        changes.tell(cohort.id());
    }

    private Fading open(Cohort cohort) {
        if (cohort.isArchived()) {
            throw Problem.conflict(new Message("cohort.problem.archived-warm-up"));
        }
        return fading(cohort);
    }

    /** The names of questions, or a problem 409 where there are none. */
    private static List<Named> named(List<Asked> asked, String none) {
        if (asked.isEmpty()) {
            throw Problem.conflict(new Message(none));
        }
        return asked.stream()
                .map(one -> new Named(one.quiz().id(), one.question().id()))
                .toList();
    }

    /** The day that was typed, or a problem 400 where nobody could do it then. */
    private LocalDate day(String text, Fading fading) {
        LocalDate first = fading.progress().today();
        LocalDate last = cohorts.lastMeant(fading.progress().cohort());
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.isBefore(first)) {
                throw wrong(new Message("cohort.homework.problem.past", Map.of("day", day)));
            }
            if (day.isAfter(last)) {
                throw wrong(new Message("cohort.problem.year", Map.of("day", day, "first", first, "last", last)));
            }
            return day;
        } catch (DateTimeParseException malformed) {
            throw wrong(new Message("cohort.problem.day", Map.of("day", text)));
        }
    }

    private static Problem wrong(Message why) {
        return Problem.badRequest(why).with("member", "due");
    }

    /** Adds a warm-up, with a line in the record where there was none like it. */
    private void add(
            RoutingContext context,
            Cohort cohort,
            UUID id,
            Optional<LocalDate> due,
            List<Named> questions,
            CohortAudit.Entry entry) {
        audit.doing(
                context,
                cohort.id(),
                transaction -> WarmUpTable.add(
                        transaction,
                        id,
                        cohort.id(),
                        Visitor.of(context).learner(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        due,
                        questions),
                isNew -> isNew ? List.of(entry) : List.of());
    }
}

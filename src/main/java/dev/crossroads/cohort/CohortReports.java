package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.quiz.report.ReportRow;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports of a cohort's members on questions of its course, as its instructors see them. In an anonymous cohort neither
 * who made one is told, nor at which time of the day, nor what they answered.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class CohortReports {
    /** As many as one page shows. */
    static final int MOST = 200;

    private static final int QUESTIONS_SHOWN = 5;

    private final Cohorts cohorts;
    private final Reports reports;

    CohortReports(Cohorts cohorts, Reports reports) {
        this.cohorts = cohorts;
        this.reports = reports;
    }

    /** The page of all reports. */
    static String path(UUID cohort) {
        return Cohorts.path(cohort) + "/reports";
    }

    /** The reports on a question, open ones first. */
    List<Report> on(Cohort cohort, Collection<UUID> members, String question) {
        return reports.from(members, cohort.course(), question, MOST);
    }

    /** All reports, open ones first. */
    List<Report> all(Cohort cohort, Collection<UUID> members) {
        return reports.from(members, cohort.course(), MOST);
    }

    /**
     * Reports with the forms that reply to them.
     *
     * @param names of members
     * @param from where the forms lead back to, {@code item} or nothing for the page of all
     */
    List<ReportRow> rows(Cohort cohort, Map<UUID, String> names, List<Report> found, String from, Texts texts) {
        Map<UUID, String> instructors = cohorts.names(found.stream()
                .flatMap(report -> report.repliedBy().stream())
                .distinct()
                .toList());
        return found.stream()
                .map(report -> new ReportRow(
                        report.id().toString(),
                        new Link(
                                reports.name(report, texts),
                                item(cohort, report).orElse("")),
                        reports.language(report),
                        reports.isEdited(report),
                        who(cohort, names, report),
                        cohort.anonymous() ? texts.date(report.reportedAt()) : texts.dateAndTime(report.reportedAt()),
                        report.said(),
                        answer(cohort, report, texts),
                        report.isOpen(),
                        report.state().key(),
                        report.repliedAt()
                                .map(at -> new ReportRow.Replied(
                                        report.reply(),
                                        report.repliedBy().map(instructors::get).orElse(""),
                                        texts.dateAndTime(at))),
                        "",
                        Optional.empty(),
                        path(cohort.id()) + "/" + report.id(),
                        from,
                        report.version()))
                .toList();
    }

    /** The name of its learner; empty where that is not told. */
    static String who(Cohort cohort, Map<UUID, String> names, Report report) {
        return cohort.anonymous() ? "" : names.getOrDefault(report.learner(), "");
    }

    /** The learner's answer in words; empty where that is not told. */
    String answer(Cohort cohort, Report report, Texts texts) {
        return cohort.anonymous() ? "" : reports.answer(report, texts);
    }

    /** The time of a report; in an anonymous cohort the beginning of its day. */
    static Instant at(Cohort cohort, Report report) {
        return cohort.anonymous()
                ? report.reportedAt()
                        .atZone(cohort.zone())
                        .toLocalDate()
                        .atStartOfDay(cohort.zone())
                        .toInstant()
                : report.reportedAt();
    }

    /** The subject of a report, in one line. */
    String name(Report report, Texts texts) {
        return reports.name(report, texts);
    }

    /** The page of the question of a report; empty where the course has it no more. */
    Optional<String> item(Cohort cohort, Report report) {
        return reports.home(report).map(quiz -> RegradeRoutes.path(cohort.id(), quiz.id(), report.question()));
    }

    /** The first page's words about open reports; empty where there are none. */
    Optional<OverviewPage.Reported> news(Cohort cohort, Course course, Collection<UUID> members, Texts texts) {
        Map<String, Integer> open = reports.open(members, course.id());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        int count = open.values().stream().mapToInt(Integer::intValue).sum();
        List<Link> items = open.keySet().stream()
                .flatMap(question -> Reports.home(course, question)
                        .flatMap(quiz -> quiz.question(question)
                                .map(asked -> new Link(
                                        ItemName.of(asked, texts).asks(),
                                        RegradeRoutes.path(cohort.id(), quiz.id(), question) + "#reports")))
                        .stream())
                .limit(QUESTIONS_SHOWN)
                .toList();
        return Optional.of(new OverviewPage.Reported(count, course.language(), items, path(cohort.id())));
    }
}

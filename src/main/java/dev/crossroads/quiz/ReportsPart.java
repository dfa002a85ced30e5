package dev.crossroads.quiz;

import dev.crossroads.quiz.report.Report;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Visitor;
import java.util.List;

/** Tells a learner of replies to what they reported, until they have seen them. */
final class ReportsPart implements PagePart {
    private final Reports reports;
    private final Pages pages;

    ReportsPart(Reports reports, Pages pages) {
        this.reports = reports;
        this.pages = pages;
    }

    /** The notices: {@code quiz/report-news}. */
    public record Part(Chrome chrome, List<News> news) {}

    /**
     * A reply.
     *
     * @param action where the form that leads to it is sent
     * @param name of the question
     * @param language of its course
     * @param state the key of it
     */
    public record News(String action, String name, String language, String state, String reply) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        List<Report> news = reports.news(visitor.learner());
        return news.isEmpty()
                ? Said.of("")
                : Said.of(pages.render(
                        "quiz/report-news",
                        new Part(
                                chrome,
                                news.stream()
                                        .map(report -> new News(
                                                "/reports/" + report.id() + "/seen",
                                                reports.name(report, chrome.texts()),
                                                reports.language(report),
                                                report.state().key(),
                                                report.reply()))
                                        .toList())));
    }
}

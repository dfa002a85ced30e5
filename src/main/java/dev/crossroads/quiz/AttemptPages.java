package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.QuestionPage.Trouble;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of an attempt, rendered: a question of one in progress, the results of one that has ended. */
final class AttemptPages {
    private final Quizzes quizzes;
    private final Showings showings;
    private final Reports reports;
    private final Pages pages;
    private final Frame frame;
    private final PagePart next;

    AttemptPages(Quizzes quizzes, Showings showings, Reports reports, Pages pages, Frame frame, PagePart next) {
        this.quizzes = quizzes;
        this.showings = showings;
        this.reports = reports;
        this.pages = pages;
        this.frame = frame;
        this.next = next;
    }

    /**
     * A question; in the place of a part that is not open yet, the one that opens it.
     *
     * @param filled what its form is filled in with; empty for what is recorded
     * @param trouble why what was sent is not recorded
     */
    String question(Visitor visitor, QuestionShown shown, Optional<Form> filled, Optional<Trouble> trouble) {
        Attempt attempt = shown.attempt();
        Course course = quizzes.course(attempt.course());
        Quiz quiz = quizzes.quiz(course.id(), attempt.quiz());
        Chrome chrome = frame.around(quiz.title(), Place.COURSE, course, visitor);
        QuestionShown open = firstOpen(shown);
        Optional<Form> given = filled.filter(_ -> open == shown);
        Instant now = quizzes.now();
        String token = showings.shownAgain(open, given.flatMap(form -> form.first("shown")), now);
        return pages.render(
                "quiz/question",
                QuestionPages.question(
                        chrome,
                        course,
                        quiz,
                        open,
                        given,
                        trouble,
                        token,
                        report(open, chrome.texts()),
                        quizzes.leftOut(attempt, visitor.visit().zone()),
                        follows(visitor, attempt),
                        now));
    }

    private List<ReviewAhead.Part> follows(Visitor visitor, Attempt attempt) {
        return attempt.quiz().equals(Quiz.REVIEW)
                ? ReviewAhead.after(
                        quizzes.reviews(visitor.learner(), visitor.visit().zone())
                                .plan(),
                        attempt.course())
                : List.of();
    }

    private Optional<ReportForm> report(QuestionShown shown, Texts texts) {
        Attempt attempt = shown.attempt();
        return shown.earned()
                .map(_ -> Optional.ofNullable(
                        reports.of(attempt.learner(), attempt.id()).get(shown.id())))
                .map(known -> ReportForm.of(attempt, shown.id(), known, texts));
    }

    private QuestionShown firstOpen(QuestionShown wanted) {
        return wanted.opensAfter()
                .map(first -> firstOpen(quizzes.shown(wanted.attempt(), first)))
                .orElse(wanted);
    }

    private static SealedPage sealed(Chrome chrome, Course course, Quiz quiz, Optional<ResultsPage.Late> late) {
        boolean isPlacement = quiz.id().startsWith(Quiz.PLACEMENT);
        return new SealedPage(
                chrome,
                quiz.title(),
                isPlacement,
                late,
                isPlacement ? Paths.placement(course.id()) : Paths.course(course.id()));
    }

    /**
     * The results; of a sealed quiz only what does not count, and where to go on.
     *
     * @param late what was sent and does not count any more
     */
    String results(Visitor visitor, Attempt attempt, Optional<ResultsPage.Late> late) {
        Course course = quizzes.course(attempt.course());
        Quiz quiz = quizzes.quiz(course.id(), attempt.quiz());
        if (attempt.isSealed()) {
            Chrome plain = frame.around(quiz.title(), Place.COURSE, course, visitor);
            return pages.render("quiz/sealed", sealed(plain, course, quiz, late));
        }
        int started = quizzes.history(visitor.learner(), course.id(), quiz.id()).size();
        String title = visitor.texts().say("quiz.results.title", Map.of("quiz", quiz.title()));
        Chrome chrome = frame.around(title, Place.COURSE, course, visitor);
        return pages.render(
                "quiz/results",
                QuizPages.results(
                        chrome,
                        course,
                        quiz,
                        attempt,
                        quizzes.shown(attempt),
                        reports.of(visitor.learner(), attempt.id()),
                        quizzes.terms(visitor.learner(), course.id()),
                        quizzes.now(),
                        started,
                        late,
                        Optional.of(quiz.id())
                                .filter(Quiz::isReview)
                                .map(_ -> quizzes.reviews(
                                                visitor.learner(),
                                                visitor.visit().zone())
                                        .plan()),
                        quizzes.leftOut(attempt, visitor.visit().zone()),
                        next.say(chrome, visitor).html()));
    }
}

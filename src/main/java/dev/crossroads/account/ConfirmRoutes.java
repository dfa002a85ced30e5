package dev.crossroads.account;

import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The pages behind links in mail about addresses. Looking at one uses nothing up: programs follow links, too. */
final class ConfirmRoutes implements Routes {
    private final EmailChanges changes;
    private final Pages pages;
    private final Frame frame;

    ConfirmRoutes(EmailChanges changes, Pages pages, Frame frame) {
        this.changes = changes;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The page of a confirming link: {@code account/confirm}.
     *
     * @param email the address it is about
     * @param moving whether it is about a change
     * @param path where the form is sent; empty once it was
     * @param waiting whether the other address has to agree still
     */
    public record ConfirmPage(Chrome chrome, String email, boolean moving, String path, boolean waiting) {}

    @Override
    public void mount(Router router) {
        router.get("/confirm/:token").handler(this::ask);
        router.post("/confirm/:token").handler(this::confirm);
    }

    private void ask(RoutingContext context) {
        String token = Requests.path(context, "token");
        EmailChanges.Question question = changes.of(new LinkToken(token)).orElseThrow(ConfirmRoutes::none);
        show(
                context,
                question.email(),
                question.change().isPresent(),
                "/confirm/" + token,
                question.change().isPresent());
    }

    private void confirm(RoutingContext context) {
        LinkToken link = new LinkToken(Requests.path(context, "token"));
        EmailChanges.Question question = changes.of(link).orElseThrow(ConfirmRoutes::none);
        EmailChanges.Answer answer = changes.agree(link).orElseThrow(ConfirmRoutes::none);
        AuditLog line = AuditLog.of(context);
        question.change().ifPresent(change -> line.with("learner", change.learner()));
        boolean isMove = question.change().isPresent();
        line.note(isMove ? answer.isDone() ? "email-change-done" : "email-change-agreed" : "email-verified");
        show(context, answer.email(), isMove, "", !answer.isDone());
    }

    private void show(RoutingContext context, EmailAddress email, boolean isMove, String path, boolean waits) {
        Visitor visitor = Visitor.of(context);
        ConfirmPage page = new ConfirmPage(
                frame.around(visitor.texts().say("account.confirm.title"), Chrome.Place.ELSEWHERE, visitor),
                email.text(),
                isMove,
                path,
                waits);
        context.response().putHeader("Referrer-Policy", "no-referrer");
        Replies.html(context, 200, pages.render("account/confirm", page));
    }

    private static Problem none() {
        return Problem.notFound(new Message("account.confirm.none"))
                .leadingTo("/account", new Message("account.title"));
    }
}

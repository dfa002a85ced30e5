package dev.crossroads.account;

import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The pages of signing up where mail is sent: what comes after the form, and behind the link in the mail. */
final class MailedSignUpRoutes implements Routes {
    private final MailedSignUps signUps;
    private final SignedIn signedIn;
    private final SignInLog log;
    private final Pages pages;
    private final Frame frame;

    MailedSignUpRoutes(MailedSignUps signUps, SignedIn signedIn, SignInLog log, Pages pages, Frame frame) {
        this.signUps = signUps;
        this.signedIn = signedIn;
        this.log = log;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The page after the form, whether the address has an account or not: {@code account/sign-up-sent}.
     *
     * @param nextQuery goes with links to the other pages
     */
    public record SentPage(Chrome chrome, String email, String nextQuery) {}

    /**
     * The page behind the link: {@code account/sign-up-link}.
     *
     * @param path where the form is sent
     */
    public record LinkPage(Chrome chrome, String email, String path, Wrong wrong) {}

    @Override
    public void mount(Router router) {
        router.get("/sign-up/:token").handler(this::ask);
        router.post("/sign-up/:token").handler(this::finish);
    }

    /** Says where to look. */
    void sent(RoutingContext context, String email) {
        Visitor visitor = Visitor.of(context);
        AuditLog.of(context).note("sign-up-asked");
        Replies.html(
                context,
                200,
                pages.render(
                        "account/sign-up-sent",
                        new SentPage(
                                chrome(visitor, "account.sign-up.sent"),
                                email,
                                AccountPages.query(SignInForm.next(context)))));
    }

    private void ask(RoutingContext context) {
        show(context, 200, signUps.of(link(context)), Wrong.nothing());
    }

    private void finish(RoutingContext context) {
        SignUpTable.Asked asked = signUps.of(link(context));
        String password = Requests.form(context).required("password");
        try {
            Account account = log.witness(
                    context,
                    "sign-up",
                    asked.email().text(),
                    () -> signUps.finish(asked, password, signedIn.origin(context)));
            Optional<String> first = signedIn.enter(context, account);
            Replies.redirect(context, first.orElse(asked.next().isEmpty() ? "/account" : asked.next()));
        } catch (Flawed flawed) {
            show(
                    context,
                    400,
                    asked,
                    Wrong.of(flawed.flaws(), Visitor.of(context).texts()));
        }
    }

    private void show(RoutingContext context, int status, SignUpTable.Asked asked, Wrong wrong) {
        Visitor visitor = Visitor.of(context);
        LinkPage page = new LinkPage(
                chrome(visitor, "account.sign-up.title"),
                asked.email().text(),
                "/sign-up/" + link(context).text(),
                wrong);
        context.response().putHeader("Referrer-Policy", "no-referrer");
        Replies.html(context, status, pages.render("account/sign-up-link", page));
    }

    private Chrome chrome(Visitor visitor, String title) {
        return frame.around(visitor.texts().say(title), Chrome.Place.ELSEWHERE, visitor);
    }

    private static LinkToken link(RoutingContext context) {
        return new LinkToken(Requests.path(context, "token"));
    }
}

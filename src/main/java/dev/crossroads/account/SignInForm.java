package dev.crossroads.account;

import dev.crossroads.account.AccountPages.SignInPage;
import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Notice;
import dev.crossroads.web.OwnPath;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.SentForm;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The page to sign in, for whichever way somebody tries, and where they go from there. */
final class SignInForm {
    private final Optional<String> provider;
    private final boolean takesPasskeys;
    private final Expected whom;
    private final Pages pages;
    private final Frame frame;

    SignInForm(Optional<String> provider, boolean takesPasskeys, Expected whom, Pages pages, Frame frame) {
        this.provider = provider;
        this.whom = whom;
        this.takesPasskeys = takesPasskeys;
        this.pages = pages;
        this.frame = frame;
    }

    /** Shows it. */
    void show(RoutingContext context, int status, String email, Wrong wrong, Optional<Notice> notice) {
        Visitor visitor = Visitor.of(context);
        Chrome chrome = frame.around(visitor.texts().say("account.sign-in.title"), Chrome.Place.ELSEWHERE, visitor);
        Optional<Expected.Person> person = expected(context);
        SignInPage page = new SignInPage(
                notice.map(chrome::with).orElse(chrome),
                email.isEmpty() ? person.map(Expected.Person::email).orElse("") : email,
                next(context),
                provider,
                takesPasskeys,
                wrong,
                SentForm.carriedBy(Requests.form(context)),
                person.map(Expected.Person::said));
        Replies.html(context, status, pages.render("account/sign-in", page));
    }

    /** The person expected where somebody goes then. */
    Optional<Expected.Person> expected(RoutingContext context) {
        return whom.at(next(context), Visitor.of(context).texts());
    }

    /** The page of this server that somebody wants to go to then; empty for the usual one. */
    static String next(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("next"))
                .or(() -> Requests.form(context).first("next"))
                .filter(OwnPath::is)
                .orElse("");
    }
}

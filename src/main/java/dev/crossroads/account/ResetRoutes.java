package dev.crossroads.account;

import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.event.Statement;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Setting a new password by a link that came by mail, or that an operator or an instructor handed over. */
final class ResetRoutes implements Routes {
    private final PasswordResets resets;
    private final Optional<AccountMail> mail;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignInLog log;
    private final Pages pages;
    private final Frame frame;

    ResetRoutes(
            PasswordResets resets,
            Optional<AccountMail> mail,
            Accounts accounts,
            SignedIn signedIn,
            SignInLog log,
            Pages pages,
            Frame frame) {
        this.resets = resets;
        this.mail = mail;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.log = log;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The page behind a link: {@code account/reset}.
     *
     * @param email of the account
     * @param path where the form is sent
     */
    public record ResetPage(Chrome chrome, String email, String path, Wrong wrong) {}

    @Override
    public void mount(Router router) {
        router.get("/reset/:token").handler(this::ask);
        router.post("/reset/:token").handler(this::set);
    }

    /** Looking at it uses nothing up: programs follow links too. */
    private void ask(RoutingContext context) {
        show(context, 200, account(context), Wrong.nothing());
    }

    private void set(RoutingContext context) {
        Account account = account(context);
        String password = Requests.form(context).required("password");
        try {
            log.witness(context, "password-reset", account.email().text(), () -> {
                PasswordHash hash = accounts.newPassword(account, password, signedIn.origin(context));
                Texts texts = Visitor.of(context).texts();
                List<Statement> then = mail.map(sender -> List.of(sender.changed(account, texts)))
                        .orElse(List.of());
                if (!resets.use(token(context), hash, then)) {
                    throw none();
                }
                return account;
            });
            mail.ifPresent(AccountMail::wake);
            Done.PASSWORD_SET.redirect(context, "/sign-in");
        } catch (Flawed flawed) {
            show(
                    context,
                    400,
                    account,
                    Wrong.of(flawed.flaws(), Visitor.of(context).texts()));
        }
    }

    private void show(RoutingContext context, int status, Account account, Wrong wrong) {
        Visitor visitor = Visitor.of(context);
        ResetPage page = new ResetPage(
                frame.around(visitor.texts().say("account.reset.title"), Chrome.Place.ELSEWHERE, visitor),
                account.email().text(),
                "/reset/" + token(context),
                wrong);
        context.response().putHeader("Referrer-Policy", "no-referrer");
        Replies.html(context, status, pages.render("account/reset", page));
    }

    private Account account(RoutingContext context) {
        return resets.of(token(context)).orElseThrow(ResetRoutes::none);
    }

    private static String token(RoutingContext context) {
        return Requests.path(context, "token");
    }

    private static Problem none() {
        return Problem.notFound(new Message("account.reset.none"))
                .leadingTo("/forgotten", new Message("account.reset.another"));
    }
}

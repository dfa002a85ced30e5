package dev.crossroads.account;

import dev.crossroads.account.AccountPages.CodesPage;
import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OwnPath;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways back for who forgot their password: a link by mail where there is mail, a code they kept, and the codes
 * themselves. Asking for a link is answered at once and alike, before anybody looks whether there is such an account.
 */
final class ForgottenRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(ForgottenRoutes.class);
    private static final int AGAIN = 400;

    /** A password typed a moment ago is not asked for again before codes are given. */
    private static final Duration JUST_NOW = Duration.ofMinutes(15);

    private final PasswordResets resets;
    private final PasswordCodes codes;
    private final Optional<AccountMail> mail;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignInLimits limits;
    private final SignInLog log;
    private final OwnAccount own;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    ForgottenRoutes(
            PasswordResets resets,
            PasswordCodes codes,
            Optional<AccountMail> mail,
            Accounts accounts,
            SignedIn signedIn,
            SignInLimits limits,
            SignInLog log,
            OwnAccount own,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.resets = resets;
        this.codes = codes;
        this.mail = mail;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.limits = limits;
        this.log = log;
        this.own = own;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The ways back: {@code account/forgotten}.
     *
     * @param byMail whether this site sends mail
     * @param sent whether a mail was asked for just now
     * @param email what was typed
     * @param code that was typed; it stays, as nobody types 24 signs twice for a password that is too short
     * @param form in which something was wrong; empty where nothing was
     */
    public record ForgottenPage(
            Chrome chrome, boolean byMail, boolean sent, String email, String code, String form, Wrong wrong) {
        /** The mistake in the form that asks for mail. */
        public Wrong asking() {
            return form.equals("asking") ? wrong : Wrong.nothing();
        }

        /** The mistake in the form that takes a code. */
        public Wrong coding() {
            return form.equals("coding") ? wrong : Wrong.nothing();
        }
    }

    /**
     * The page on which the owner has codes made: {@code account/recovery}.
     *
     * @param left how many there are
     * @param byMail whether this site sends mail
     * @param fresh whether no password is asked for
     * @param next the page to go to then
     */
    public record RecoveryPage(
            Chrome chrome, int left, boolean byMail, boolean fresh, boolean withPassword, String next, Wrong wrong) {}

    @Override
    public void mount(Router router) {
        router.get("/forgotten").handler(context -> show(context, 200, false, "", "", "", Wrong.nothing()));
        mail.ifPresent(sender -> router.post("/forgotten").handler(context -> ask(context, sender)));
        router.post("/forgotten/code").handler(this::byCode);
        router.get("/account/recovery").handler(context -> showCodes(context, 200, Wrong.nothing()));
        router.post("/account/recovery").handler(this::renew);
    }

    private void ask(RoutingContext context, AccountMail sender) {
        String typed = Requests.form(context).required("email");
        Optional<EmailAddress> email = EmailAddress.of(typed);
        if (email.isEmpty()) {
            show(context, AGAIN, false, typed, "", "asking", wrong(context, new Flawed(Flaw.EMAIL_FORM)));
            return;
        }
        limits.beginForgotten(signedIn.origin(context));
        AuditLog.of(context).note("password-reset-asked");
        Texts texts = Visitor.of(context).texts();
        // Off this request: what takes time for those alone who have an account would tell who has one.
        Thread.ofVirtual().name("password-reset").start(() -> send(email.get(), sender, texts));
        show(context, 200, true, email.get().text(), "", "", Wrong.nothing());
    }

    private void send(EmailAddress email, AccountMail sender, Texts texts) {
        try {
            if (limits.maySend(email)) {
                resets.byMail(email, sender, texts);
            }
        } catch (RuntimeException failed) {
            LOG.warn("A link for a new password could not be sent", failed);
        }
    }

    private void byCode(RoutingContext context) {
        Form form = Requests.form(context);
        String typed = form.required("email");
        String code = form.required("code");
        String password = form.required("password");
        try {
            log.witness(context, "password-reset", typed, () -> {
                SignInLimits.Try counted = limits.begin(typed, signedIn.origin(context));
                Account account = EmailAddress.of(typed)
                        .flatMap(email -> codes.owner(email, code))
                        .flatMap(accounts::of)
                        .orElseThrow(() -> new Flawed(Flaw.WAY_BACK));
                limits.forgive(counted);
                PasswordHash hash = accounts.newPassword(account, password, signedIn.origin(context));
                if (!codes.use(account.learner(), code, hash)) {
                    throw new Flawed(Flaw.WAY_BACK);
                }
                return account;
            });
            Done.PASSWORD_SET.redirect(context, "/sign-in");
        } catch (Flawed flawed) {
            show(context, AGAIN, false, typed, code, "coding", wrong(context, flawed));
        }
    }

    private void showCodes(RoutingContext context, int status, Wrong wrong) {
        Account account = own.account(context);
        RecoveryPage page = new RecoveryPage(
                chrome(context, "account.recovery.title"),
                codes.left(account.learner()),
                mail.isPresent(),
                isFresh(account),
                account.password().isPresent(),
                next(context),
                wrong);
        Replies.html(context, status, pages.render("account/recovery", page));
    }

    private void renew(RoutingContext context) {
        Account account = own.account(context);
        try {
            if (!isFresh(account)) {
                log.witness(context, "recovery-codes", account.email().text(), () -> {
                    own.confirm(context, account);
                    return account;
                });
            }
        } catch (Flawed flawed) {
            showCodes(context, AGAIN, wrong(context, flawed));
            return;
        }
        List<String> fresh = codes.renew(account.learner());
        AuditLog.of(context).note("recovery-codes-made");
        String next = next(context);
        CodesPage page = new CodesPage(
                chrome(context, "account.recovery.title"),
                Visitor.of(context).texts().say("account.recovery.lead"),
                fresh,
                next.isEmpty() ? "/account" : next);
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(context, 200, pages.render("account/codes", page));
    }

    private boolean isFresh(Account account) {
        return account.password().isPresent()
                && account.createdAt().plus(JUST_NOW).isAfter(clock.instant())
                && codes.left(account.learner()) == 0;
    }

    private void show(
            RoutingContext context, int status, boolean sent, String email, String code, String form, Wrong wrong) {
        ForgottenPage page = new ForgottenPage(
                chrome(context, "account.forgotten.title"), mail.isPresent(), sent, email, code, form, wrong);
        Replies.html(context, status, pages.render("account/forgotten", page));
    }

    private static String next(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("next"))
                .or(() -> Requests.form(context).first("next"))
                .filter(OwnPath::is)
                .orElse("");
    }

    private static Wrong wrong(RoutingContext context, Flawed flawed) {
        return Wrong.of(flawed.flaws(), Visitor.of(context).texts());
    }

    private Chrome chrome(RoutingContext context, String title) {
        Visitor visitor = Visitor.of(context);
        return frame.around(visitor.texts().say(title), Chrome.Place.ELSEWHERE, visitor);
    }
}

package dev.crossroads.account;

import dev.crossroads.account.AccountPages.CodesPage;
import dev.crossroads.account.AccountPages.SecondFactorPage;
import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OwnPath;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The page on which a second factor is asked for, and those on which it is set up and given up. */
final class SecondFactorRoutes implements Routes {
    private static final String ASKED = "/sign-in/code";
    private static final String SET_UP = "/account/second-factor";
    private static final int AGAIN = 400;

    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SecondFactors factors;
    private final SignInLog log;
    private final OwnAccount own;
    private final Pages pages;
    private final Frame frame;

    SecondFactorRoutes(
            Accounts accounts,
            SignedIn signedIn,
            SecondFactors factors,
            SignInLog log,
            OwnAccount own,
            Pages pages,
            Frame frame) {
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.factors = factors;
        this.log = log;
        this.own = own;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get(ASKED).handler(context -> ask(context, 200, Wrong.nothing()));
        router.post(ASKED).handler(this::enter);
        router.get(SET_UP).handler(this::look);
        router.post(SET_UP).handler(this::begin);
        router.post("/account/second-factor/confirmation").handler(this::confirm);
        router.post("/account/second-factor/codes").handler(this::renewCodes);
        router.post("/account/second-factor/removal").handler(this::remove);
    }

    private void ask(RoutingContext context, int status, Wrong wrong) {
        if (signedIn.half(context).isEmpty()) {
            Replies.redirect(context, Session.of(context).isPresent() ? "/account" : "/sign-in");
            return;
        }
        own.askCode(context, status, next(context), wrong);
    }

    private void enter(RoutingContext context) {
        Optional<Account> half = signedIn.half(context).flatMap(accounts::of);
        if (half.isEmpty()) {
            Replies.redirect(context, "/sign-in");
            return;
        }
        String code = Requests.form(context).first("code").orElse("");
        try {
            Account account = log.witness(
                    context, "second-factor", half.get().email().text(), () -> accounts.second(half.get(), code));
            signedIn.open(context, account);
            if (!own.resumes(context, account, Requests.form(context))) {
                Replies.redirect(context, next(context).isEmpty() ? signedIn.home(account) : next(context));
            }
        } catch (Flawed flawed) {
            ask(context, AGAIN, Wrong.of(flawed.flaws(), Visitor.of(context).texts()));
        }
    }

    private void look(RoutingContext context) {
        show(context, 200, own.account(context), "", Wrong.nothing());
    }

    private void show(RoutingContext context, int status, Account account, String form, Wrong wrong) {
        Optional<byte[]> key = factors.begun(account.learner());
        SecondFactorPage page = new SecondFactorPage(
                chrome(context, "account.second.title"),
                factors.isAsked(account.learner()),
                factors.codesLeft(account.learner()),
                account.password().isPresent(),
                key.map(Totp::text),
                key.map(bytes -> link(account, bytes)),
                key.map(bytes -> QrPicture.of(link(account, bytes))),
                form,
                wrong);
        Replies.html(context, status, pages.render("account/second-factor", page));
    }

    /** The address that apps scan: github.com/google/google-authenticator/wiki/Key-Uri-Format. */
    private static String link(Account account, byte[] key) {
        String label = URLEncoder.encode("Crossroads:" + account.email().text(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + Totp.text(key) + "&issuer=Crossroads";
    }

    private void begin(RoutingContext context) {
        Account account = own.account(context);
        if (isConfirmed(context, account, "beginning", "second-factor-set-up")) {
            factors.begin(account.learner());
            Replies.redirect(context, SET_UP);
        }
    }

    private void confirm(RoutingContext context) {
        Account account = own.account(context);
        String code = Requests.form(context).first("code").orElse("");
        try {
            List<String> codes = accounts.confirmSecond(account, code);
            AuditLog.of(context).note("second-factor-on");
            signedIn.leaveElsewhere(context, account);
            showCodes(context, codes);
        } catch (Flawed flawed) {
            show(context, AGAIN, account, "confirming", wrong(context, flawed));
        }
    }

    private void renewCodes(RoutingContext context) {
        Account account = own.account(context);
        if (isConfirmed(context, account, "renewing", "recovery-codes-renewal")) {
            showCodes(context, factors.newCodes(account.learner()));
        }
    }

    private void remove(RoutingContext context) {
        Account account = own.account(context);
        Form form = Requests.form(context);
        try {
            log.witness(context, "second-factor-removal", account.email().text(), () -> {
                own.confirm(context, account);
                return accounts.second(account, form.first("code").orElse(""));
            });
        } catch (Flawed flawed) {
            show(context, AGAIN, account, "removing", wrong(context, flawed));
            return;
        }
        factors.remove(account.learner());
        Done.REMOVED.redirect(context, SET_UP);
    }

    /** Shown once, in the answer itself: they are nowhere to be had again. */
    private void showCodes(RoutingContext context, List<String> codes) {
        CodesPage page = new CodesPage(
                chrome(context, "account.second.codes"),
                Visitor.of(context).texts().say("account.second.codes.lead"),
                codes,
                SET_UP);
        Replies.html(context, 200, pages.render("account/codes", page));
    }

    private boolean isConfirmed(RoutingContext context, Account account, String form, String what) {
        try {
            log.witness(context, what, account.email().text(), () -> {
                own.confirm(context, account);
                return account;
            });
            return true;
        } catch (Flawed flawed) {
            show(context, AGAIN, account, form, wrong(context, flawed));
            return false;
        }
    }

    private static Wrong wrong(RoutingContext context, Flawed flawed) {
        return Wrong.of(flawed.flaws(), Visitor.of(context).texts());
    }

    private static String next(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("next"))
                .or(() -> Requests.form(context).first("next"))
                .filter(OwnPath::is)
                .orElse("");
    }

    private Chrome chrome(RoutingContext context, String title) {
        Visitor visitor = Visitor.of(context);
        return frame.around(visitor.texts().say(title), Place.ELSEWHERE, visitor);
    }
}

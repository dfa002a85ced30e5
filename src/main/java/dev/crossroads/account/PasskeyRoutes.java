package dev.crossroads.account;

import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Notice;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signing in by a passkey, and the page on which an owner adds, sees and removes theirs. */
final class PasskeyRoutes implements Routes {
    static final String PASSKEYS = "/account/passkeys";

    private static final String SIGN_IN = "/sign-in/passkey";
    private static final int AGAIN = 400;

    private final Passkeys passkeys;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignInLimits limits;
    private final SignInLog log;
    private final SignInForm signInForm;
    private final OwnAccount own;
    private final Pages pages;
    private final Frame frame;

    PasskeyRoutes(
            Passkeys passkeys,
            Accounts accounts,
            SignedIn signedIn,
            SignInLimits limits,
            SignInLog log,
            SignInForm signInForm,
            OwnAccount own,
            Pages pages,
            Frame frame) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.limits = limits;
        this.log = log;
        this.signInForm = signInForm;
        this.own = own;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The passkeys of an account: {@code account/passkeys}.
     *
     * @param full whether it may have no more
     * @param begun what a browser needs to make one; empty before the owner has shown that they are there
     * @param form in which something was wrong; empty where nothing was
     */
    public record PasskeysPage(
            Chrome chrome,
            List<PasskeyRow> passkeys,
            boolean withPassword,
            boolean full,
            Optional<Begun> begun,
            String form,
            Wrong wrong) {
        /** The mistake in the form that begins. */
        public Wrong beginning() {
            return form.equals("beginning") ? wrong : Wrong.nothing();
        }

        /** The mistake in the form that gives one another name. */
        public Wrong renaming() {
            return form.equals("renaming") ? wrong : Wrong.nothing();
        }

        /** The mistake in the form that removes one. */
        public Wrong removing() {
            return form.equals("removing") ? wrong : Wrong.nothing();
        }
    }

    /**
     * A passkey as its owner sees it.
     *
     * @param used when somebody signed in by it last; empty for never
     */
    public record PasskeyRow(String id, String name, String added, String used) {}

    /**
     * The options for a browser to make a passkey.
     *
     * @param party the name it is bound to
     * @param handle the account for the authenticator, base64url
     * @param known the passkeys that there are, by their authenticators' names, base64url, with spaces between
     * @param algorithms by COSE's numbers, with spaces between
     * @param name that it is given unless its owner has a better one
     */
    public record Begun(
            String challenge,
            String party,
            String handle,
            String email,
            String owner,
            String known,
            String algorithms,
            String name) {}

    /** The options for a browser to sign in by one. */
    record Asked(String challenge, String party) {}

    @Override
    public void mount(Router router) {
        router.get(SIGN_IN)
                .handler(context -> Replies.json(context, 200, new Asked(passkeys.challenge(), passkeys.party())));
        router.post(SIGN_IN).handler(this::enter);
        router.get(PASSKEYS).handler(context -> show(context, 200, Optional.empty(), "", Wrong.nothing()));
        router.post(PASSKEYS).handler(this::add);
        router.post(PASSKEYS + "/beginning").handler(this::begin);
        router.post(PASSKEYS + "/name").handler(this::rename);
        router.post(PASSKEYS + "/removal").handler(this::remove);
    }

    private void enter(RoutingContext context) {
        Form form = Requests.form(context);
        Passkeys.Assertion assertion = new Passkeys.Assertion(
                bytes(form, "credential"),
                bytes(form, "client"),
                bytes(form, "authenticator"),
                bytes(form, "signature"),
                bytes(form, "handle"));
        SignInLimits.Place place = limits.beginPasskey(signedIn.origin(context));
        Optional<Account> account = passkeys.owner(assertion).flatMap(accounts::of);
        if (account.isEmpty()) {
            AuditLog.of(context).noteSeldom("sign-in-by-passkey-refused");
            Notice refused = Notice.warning(Visitor.of(context).texts().say("account.passkey.refused"));
            signInForm.show(context, AGAIN, "", Wrong.nothing(), Optional.of(refused));
            return;
        }
        limits.forgive(place);
        AuditLog.of(context).with("learner", account.get().learner()).note("sign-in-by-passkey-done");
        signedIn.open(context, account.get());
        if (!own.resumes(context, account.get(), form)) {
            String next = SignInForm.next(context);
            Replies.redirect(context, next.isEmpty() ? signedIn.home(account.get()) : next);
        }
    }

    private void begin(RoutingContext context) {
        Account account = own.account(context);
        try {
            log.witness(context, "passkey-beginning", account.email().text(), () -> {
                own.confirm(context, account);
                return account;
            });
        } catch (Flawed flawed) {
            show(context, AGAIN, Optional.empty(), "beginning", wrong(context, flawed));
            return;
        }
        Texts texts = Visitor.of(context).texts();
        String device = Optional.ofNullable(context.request().getHeader("User-Agent"))
                .flatMap(Device::of)
                .map(found -> texts.say(
                        "account.session.device", Map.of("browser", found.browser(), "system", found.system())))
                .orElseGet(() -> texts.say("account.passkey.name.usual"));
        Begun begun = new Begun(
                passkeys.challenge(account.learner()),
                passkeys.party(),
                text(Passkeys.handle(account.learner())),
                account.email().text(),
                account.name().text(),
                passkeys.of(account.learner()).stream()
                        .map(passkey -> text(passkey.credential()))
                        .collect(Collectors.joining(" ")),
                Passkeys.ALGORITHMS.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                device);
        show(context, 200, Optional.of(begun), "", Wrong.nothing());
    }

    private void add(RoutingContext context) {
        Account account = own.account(context);
        Form form = Requests.form(context);
        Texts texts = Visitor.of(context).texts();
        Label name = form.first("name")
                .flatMap(Label::of)
                .or(() -> Label.of(texts.say("account.passkey.name.usual")))
                .orElseThrow();
        if (passkeys.add(account.learner(), name, bytes(form, "client"), bytes(form, "attestation"))
                .isEmpty()) {
            AuditLog.of(context).note("passkey-refused");
            throw Problem.conflict(new Message("account.passkey.not-added"));
        }
        AuditLog.of(context).note("passkey-added");
        Done.SAVED.redirect(context, PASSKEYS);
    }

    private void rename(RoutingContext context) {
        Account account = own.account(context);
        Form form = Requests.form(context);
        Optional<Label> name = form.first("name").flatMap(Label::of);
        if (name.isEmpty()) {
            show(context, AGAIN, Optional.empty(), "renaming", wrong(context, new Flawed(Flaw.NAME_FORM)));
            return;
        }
        if (form.uuid("passkey")
                .filter(id -> passkeys.rename(account.learner(), id, name.get()))
                .isEmpty()) {
            throw Problem.notFound(new Message("account.passkey.none"));
        }
        Done.SAVED.redirect(context, PASSKEYS);
    }

    private void remove(RoutingContext context) {
        Account account = own.account(context);
        Form form = Requests.form(context);
        try {
            log.witness(context, "passkey-removal", account.email().text(), () -> {
                own.confirm(context, account);
                return account;
            });
        } catch (Flawed flawed) {
            show(context, AGAIN, Optional.empty(), "removing", wrong(context, flawed));
            return;
        }
        if (form.uuid("passkey")
                .filter(id -> passkeys.remove(account.learner(), id))
                .isPresent()) {
            AuditLog.of(context).note("passkey-removed");
        }
        Done.REMOVED.redirect(context, PASSKEYS);
    }

    private void show(RoutingContext context, int status, Optional<Begun> begun, String form, Wrong wrong) {
        Account account = own.account(context);
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts();
        List<Passkey> all = passkeys.of(account.learner());
        PasskeysPage page = new PasskeysPage(
                frame.around(texts.say("account.passkey.title"), Chrome.Place.ELSEWHERE, visitor),
                all.stream()
                        .map(passkey -> new PasskeyRow(
                                passkey.id().toString(),
                                passkey.name(),
                                texts.dateAndTime(passkey.addedAt()),
                                passkey.usedAt().map(texts::dateAndTime).orElse("")))
                        .toList(),
                account.password().isPresent(),
                all.size() >= Passkeys.MOST,
                begun,
                form,
                wrong);
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(context, status, pages.render("account/passkeys", page));
    }

    private static Wrong wrong(RoutingContext context, Flawed flawed) {
        return Wrong.of(flawed.flaws(), Visitor.of(context).texts());
    }

    private static byte[] bytes(Form form, String field) {
        try {
            return Base64.getUrlDecoder().decode(form.required(field));
        } catch (IllegalArgumentException damaged) {
            throw Problem.badRequest("The form's field '%s' must be base64url.".formatted(field));
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package dev.crossroads.account;

import dev.crossroads.account.AccountPages.InstructorPage;
import dev.crossroads.account.Instructors.Person;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Instructors make others instructors: somebody gives them the code of their account, they are shown whose account that
 * is, and grant the role to that one.
 */
final class InstructorRoutes implements Routes {
    private static final String BACK = "/account#instructors";

    private final Instructors instructors;
    private final SignInLimits limits;
    private final OwnAccount own;
    private final Pages pages;
    private final Frame frame;

    InstructorRoutes(Instructors instructors, SignInLimits limits, OwnAccount own, Pages pages, Frame frame) {
        this.instructors = instructors;
        this.limits = limits;
        this.own = own;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.post("/account/code").handler(this::newCode);
        router.get("/account/instructors").handler(this::look);
        router.post("/account/instructors").handler(this::grant);
        router.post("/account/instructors/removal").handler(this::revoke);
    }

    private void newCode(RoutingContext context) {
        instructors.newCode(SignedIn.required(context).learner());
        Replies.redirect(context, "/account#code");
    }

    private void look(RoutingContext context) {
        Visitor visitor = Visitor.requireInstructor(context);
        limits.beginLook(visitor.learner());
        String code = Optional.ofNullable(context.request().getParam("code")).orElse("");
        Optional<Person> person = instructors.found(code);
        if (person.isEmpty()) {
            own.unknownCode(context, own.account(context), code);
            return;
        }
        Texts texts = visitor.texts();
        InstructorPage page = new InstructorPage(
                frame.around(texts.say("account.instructors.look"), Place.ELSEWHERE, visitor),
                code,
                person.get().learner().toString(),
                person.get().name(),
                texts.dateAndTime(person.get().since()),
                person.get().isVerified());
        Replies.html(context, 200, pages.render("account/instructor", page));
    }

    /** The account that was shown, and no other, should the code have become another's meanwhile. */
    private void grant(RoutingContext context) {
        Visitor visitor = Visitor.requireInstructor(context);
        limits.beginLook(visitor.learner());
        Form form = Requests.form(context);
        String typed = form.first("code").or(() -> form.first("email")).orElse("");
        Optional<Person> person = instructors
                .found(typed)
                .filter(found ->
                        form.first("learner").equals(Optional.of(found.learner().toString())));
        if (person.isEmpty()) {
            own.unknownCode(context, own.account(context), typed);
            return;
        }
        if (instructors.grant(person.get(), visitor.learner())) {
            AuditLog.of(context).with("learner", person.get().learner()).note("role-granted");
        }
        Done.ADDED.redirect(context, BACK);
    }

    private void revoke(RoutingContext context) {
        Visitor visitor = Visitor.requireInstructor(context);
        String learner = Requests.form(context).required("learner");
        instructors.madeBy(visitor.learner()).stream()
                .filter(made -> made.learner().toString().equals(learner))
                .filter(made -> instructors.revoke(made.learner()))
                .forEach(made ->
                        AuditLog.of(context).with("learner", made.learner()).note("role-revoked"));
        Done.REMOVED.redirect(context, BACK);
    }
}

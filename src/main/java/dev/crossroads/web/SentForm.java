package dev.crossroads.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A form that could not be taken as it was sent, so that its sender gets back what they typed: on the page that says
 * why, and carried along while they sign in. Nothing of it is kept here. A form with a secret in it is none.
 *
 * @param path where it was sent, a path of this server
 * @param fields what it was sent with, in its order
 */
public record SentForm(String path, List<Field> fields) {
    /** The hidden field in which a page carries the path; the fields of the form have it before their names. */
    private static final String CARRIED = "carried";

    private static final String CARRIED_FIELD = CARRIED + ".";

    /** Marks a carried form that its visitor chose to continue, rather than sent just now. */
    public static final String RESUMED = "resumed";

    /** The visitor that the page with the form was made for; see {@link Visitor#tag}. */
    private static final String VISITOR = "visitor";

    private static final Set<String> SECRETS = Set.of("password", "current", "token", "secret");

    /**
     * Values of fields with any name that were typed rather than are an id or a listed choice, as far as one can tell.
     */
    private static final Pattern TYPED = Pattern.compile("(?s).*\\s.*|.{25,}");

    /** Fields that are typed, however short what is in them. */
    private static final Set<String> TYPED_NAMES = Set.of(
            "text",
            "number",
            "line",
            "stdout",
            "explanation",
            "name",
            "email",
            "title",
            "note",
            "why",
            "reason",
            "reply",
            "said",
            "people",
            "who");

    /** Fields that say something of the page the form was on. */
    private static final Set<String> OF_THE_PAGE = Set.of("event", "question", "replaces", "shown", VISITOR);

    private static final Pattern OF_SOMEBODY = Pattern.compile("/(?:attempts|cohorts|account)(?:/|$)");

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    /** Copies the fields. */
    public SentForm {
        fields = List.copyOf(fields);
    }

    /** A value of the form under its name. */
    public record Field(String name, String value) {

        /** Whether it was typed rather than chosen, as far as one can tell. */
        public boolean typed() {
            return !OF_THE_PAGE.contains(name)
                    && !value.isBlank()
                    && (TYPED_NAMES.contains(name) || TYPED.matcher(value).matches())
                    && !ID.matcher(value).matches();
        }

        /** Whether it needs more than a line. */
        public boolean multiline() {
            return value.indexOf('\n') >= 0 || value.length() > 80;
        }
    }

    /** The form of this request; empty where there is none, nothing is in it, or it holds a secret. */
    static Optional<SentForm> of(RoutingContext context) {
        if (context.request().method() != HttpMethod.POST || Requests.isApi(context)) {
            return Optional.empty();
        }
        try {
            return of(context.request().path(), Requests.form(context));
        } catch (Problem unstorable) {
            return Optional.empty();
        }
    }

    private static Optional<SentForm> of(String path, Form form) {
        List<Field> fields = new ArrayList<>();
        form.fields()
                .forEach((name, values) -> values.stream()
                        .filter(_ -> !name.equals(RESUMED))
                        .forEach(value -> fields.add(new Field(name, value))));
        boolean isCarriable =
                !fields.isEmpty() && OwnPath.is(path) && form.names().stream().noneMatch(SECRETS::contains);
        return isCarriable ? Optional.of(new SentForm(path, fields)) : Optional.empty();
    }

    /** The form that the page carried from which this one was sent. */
    public static Optional<SentForm> carriedBy(Form form) {
        return form.first(CARRIED).filter(OwnPath::is).flatMap(path -> {
            List<Field> fields = new ArrayList<>();
            form.fields().forEach((name, values) -> {
                if (name.startsWith(CARRIED_FIELD)) {
                    values.forEach(value -> fields.add(new Field(name.substring(CARRIED_FIELD.length()), value)));
                }
            });
            return fields.isEmpty() ? Optional.empty() : Optional.of(new SentForm(path, fields));
        });
    }

    /** The hidden fields by which a page carries it. */
    public List<Field> carried() {
        List<Field> hidden = new ArrayList<>();
        hidden.add(new Field(CARRIED, path));
        fields.forEach(field -> hidden.add(new Field(CARRIED_FIELD + field.name(), field.value())));
        return hidden;
    }

    /** The typed part of it, to be read. */
    public List<String> typed() {
        return fields.stream().filter(Field::typed).map(Field::value).toList();
    }

    /** Whether a page made for one of these visitors sent it, or one that did not say for whom it was made. */
    public boolean isOf(Set<String> tags) {
        return fields.stream()
                .filter(field -> field.name().equals(VISITOR))
                .allMatch(field -> tags.contains(field.value()));
    }

    /** Whether it asks for something that belongs to somebody. */
    boolean isOfSomebody() {
        return OF_SOMEBODY.matcher(path).lookingAt();
    }

    /** Whether guests may do what it asks for too, in the place of somebody who is not signed in any more. */
    public boolean forGuests() {
        return path.startsWith("/courses/") || path.startsWith("/join/");
    }
}

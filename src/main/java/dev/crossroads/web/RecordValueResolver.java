package dev.crossroads.web;

import com.github.jknack.handlebars.ValueResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets templates read records: components and public methods without parameters, by their name. An {@link Optional} is
 * read as its value or as an empty text.
 */
enum RecordValueResolver implements ValueResolver {
    /** There is nothing to tell instances apart. */
    INSTANCE;

    /** Empty rather than null: for null, a template would go on looking in what surrounds it. */
    private static final String NOTHING = "";

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getParameterCount() == 0
                            && !Modifier.isStatic(method.getModifiers())
                            && method.getReturnType() != void.class
                            && method.getDeclaringClass() != Object.class
                            && !method.isBridge())
                    .collect(Collectors.toUnmodifiableMap(
                            Method::getName, Function.identity(), (first, second) -> first));
        }
    };

    @Override
    public Object resolve(Object context, String name) {
        if (!(context instanceof Record)) {
            return UNRESOLVED;
        }
        Method accessor = ACCESSORS.get(context.getClass()).get(name);
        return accessor == null ? UNRESOLVED : unwrap(read(accessor, context));
    }

    @Override
    public Object resolve(Object context) {
        return context instanceof Record ? context : UNRESOLVED;
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(Object context) {
        return Set.of();
    }

    private static Object read(Method accessor, Object page) {
        try {
            return accessor.invoke(page);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(accessor + " can't be read by a template: the record has to be public", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(accessor + " failed while a template read it", e.getCause());
        }
    }

    private static Object unwrap(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? optional.get() : NOTHING;
        }
        return value;
    }
}

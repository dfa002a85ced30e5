package dev.crossroads;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signal by which services are told to read their files again ({@code SIGHUP}). Platforms without it go without.
 */
final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

    private Hangup() {}

    /**
     * Does something whenever the signal comes, on a thread of its own.
     *
     * @return false where this platform has no such signal
     */
    static boolean listen(Runnable told) {
        try {
            // The compiler warns of sun.misc by name, and there is nothing else in the JDK that takes a signal.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        return switch (method.getName()) {
                            case "handle" -> {
                                told.run();
                                yield null;
                            }
                            case "equals" -> self == args[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "Hangup";
                        };
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), handling);
            return true;
        } catch (InvocationTargetException none) {
            LOG.debug("No signal tells this server to read its courses again", none.getCause());
            return false;
        } catch (ReflectiveOperationException none) {
            LOG.debug("No signal tells this server to read its courses again", none);
            return false;
        }
    }
}

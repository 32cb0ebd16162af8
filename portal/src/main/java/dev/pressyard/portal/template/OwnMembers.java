package dev.pressyard.portal.template;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what templates ask of the portal's own types by name; the way to it is looked for once for each type. */
final class OwnMembers {

    private static final String OWN_PACKAGES = "dev.pressyard.";

    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

    private static final ClassValue<OwnMembers> BY_TYPE = new ClassValue<>() {
        @Override
        protected OwnMembers computeValue(Class<?> type) {
            return new OwnMembers(type);
        }
    };

    private final Class<?> type;
    private final boolean own;
    private final Map<String, Optional<MethodHandle>> handles = new ConcurrentHashMap<>();

    private OwnMembers(Class<?> type) {
        this.type = type;
        this.own = type.getName().startsWith(OWN_PACKAGES);
    }

    static OwnMembers of(Object target) {
        return BY_TYPE.get(target.getClass());
    }

    /**
     * Whether this is a type of the portal with a method for what has this name: getName, isName or name, as Spring
     * asks for them.
     */
    boolean has(String name) {
        return own && handle(name).isPresent();
    }

    /** Reads what {@link #has} is true of. */
    @Nullable
    Object read(Object target, String name) {
        try {
            return (Object) handle(name).orElseThrow().invokeExact(target);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException("%s of %s".formatted(name, type.getSimpleName()), thrown);
        }
    }

    private Optional<MethodHandle> handle(String name) {
        return handles.computeIfAbsent(name, this::find);
    }

    private Optional<MethodHandle> find(String name) {
        var capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Stream.of("get" + capitalized, "is" + capitalized, name)
                .flatMap(this::methods)
                .findFirst()
                .map(OwnMembers::opened);
    }

    private Stream<Method> methods(String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == 0
                        && method.getReturnType() != void.class
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getDeclaringClass() != Object.class);
    }

    private static MethodHandle opened(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(READ);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

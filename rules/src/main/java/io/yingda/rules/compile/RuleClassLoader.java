package io.yingda.rules.compile;

import java.util.Map;

/** Defines the classes of compiled rules, after a look at their code, and lets them see nothing but what rules may use. */
public final class RuleClassLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    /** @throws IllegalArgumentException when a class uses what rules may not */
    public RuleClassLoader(CompiledRules rules) {
        super("rules", RuleClassLoader.class.getClassLoader());
        classes = rules.classes();
        classes.forEach(
                (name, code) -> CodeCheck.forbidden(code, classes.keySet()).ifPresent(what -> {
                    throw new IllegalArgumentException(name + " uses " + what);
                }));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] code = classes.get(name);
            if (code != null) {
                return defineClass(name, code, 0, code.length);
            }
            if (Permissions.refers(name)) {
                return super.loadClass(name, resolve);
            }
            throw new ClassNotFoundException(name);
        }
    }
}

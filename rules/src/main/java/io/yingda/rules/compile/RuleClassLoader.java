package io.yingda.rules.compile;

import java.util.Map;

/** Defines the classes of compiled rules, and lets them see nothing but what rules may use. */
public final class RuleClassLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    public RuleClassLoader(CompiledRules rules) {
        super("rules", RuleClassLoader.class.getClassLoader());
        classes = rules.classes();
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
            return super.loadClass(name, resolve);
        }
    }
}

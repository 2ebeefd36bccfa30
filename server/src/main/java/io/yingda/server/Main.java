package io.yingda.server;

/** The command line. */
public final class Main {

    private Main() {}

    /** Prints how it is used; without a known sub-command it ends with exit code 2. */
    public static void main(String[] arguments) {
        System.out.println("用法：yingda <子命令> [参数]");
        boolean asked = arguments.length > 0
                && (arguments[0].equals("help") || arguments[0].equals("--help") || arguments[0].equals("-h"));
        System.exit(asked ? 0 : 2);
    }
}

package io.yingda.engine.problem;

/** How bad a problem is. */
public enum Severity {
    /** The file or the part in question is not in service. */
    ERROR("错误"),
    /** In service, but surely not as meant. */
    WARNING("警告"),
    /** Worth a look. */
    HINT("提示");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}

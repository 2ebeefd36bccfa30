package io.yingda.server.fuzz;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process holds when nothing is under way.
 *
 * @param threads of the platform
 * @param descriptors open files and connections; 0 where the system does not tell
 * @param heap bytes in use after a collection
 */
record Remains(int threads, long descriptors, long heap) {

    static Remains now() {
        System.gc();
        return new Remains(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}

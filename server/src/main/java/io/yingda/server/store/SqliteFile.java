package io.yingda.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file this process has for itself. Commits go to its write-ahead log and are on the disk when they return; the log
 * is moved into the file on a thread of its own, so that no commit waits for that.
 */
final class SqliteFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final int BUSY_MILLIS = 5_000;
    private static final int CACHE_KIB = 64 * 1_024;
    private static final long CHECKPOINT_MILLIS = 250;
    /** Pages of the log from which on it is begun anew. */
    private static final int LONG_LOG = 16_384;

    private final Path path;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Thread checkpoints;
    private @Nullable Connection checkpointing;

    private SqliteFile(Path path, FileChannel lockChannel, FileLock lock) {
        this.path = path;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /**
     * Takes a file, which is made when it is missing.
     *
     * @throws IOException in words for the operator
     */
    static SqliteFile take(Path path) throws IOException {
        FileChannel channel;
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            channel = FileChannel.open(
                    path.resolveSibling(path.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        } catch (IOException impossible) {
            throw new IOException(
                    "无法在 " + path.toAbsolutePath().getParent() + " 里保存数据：" + impossible.getMessage(), impossible);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new SqliteFile(path, channel, lock);
            }
        } catch (OverlappingFileLockException taken) {
            LOG.debug("This process has {} already", path.getFileName());
        }
        channel.close();
        throw new IOException("数据文件 " + path + " 正被另一个应答进程使用。请先结束它，或用 --home 指明另一个商户目录");
    }

    /**
     * Connections to a file that some process has for itself, beside that process.
     *
     * @throws IOException in words for the operator, when there is no such file
     */
    static SQLiteDataSource existing(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("没有数据文件 " + path);
        }
        return dataSource(path);
    }

    SQLiteDataSource dataSource() {
        return dataSource(path);
    }

    private static SQLiteDataSource dataSource(Path path) {
        return dataSource(path, SQLiteConfig.TransactionMode.IMMEDIATE);
    }

    private static SQLiteDataSource dataSource(Path path, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }

    /**
     * The connection that is written with. Its transactions take the file for themselves when something is written, not from
     * their beginning: the driver begins the next one at each commit, and nobody could ever write beside it.
     */
    Connection writing() throws SQLException {
        Connection connection =
                dataSource(path, SQLiteConfig.TransactionMode.DEFERRED).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = 0");
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        return connection;
    }

    /** Keeps the log short from now on. */
    void keepLogShort() {
        checkpoints = Thread.ofPlatform().daemon().name("store-checkpoints").start(() -> {
            try {
                while (!closed.await(CHECKPOINT_MILLIS, TimeUnit.MILLISECONDS)) {
                    checkpoint();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } finally {
                closeCheckpointing();
            }
        });
    }

    private void checkpoint() {
        try {
            Connection connection = checkpointing;
            if (connection == null) {
                connection = dataSource().getConnection();
                checkpointing = connection;
            }
            // Beside the writer; what it adds meanwhile stays in the log.
            if (pagesAfter(connection, "PASSIVE") > LONG_LOG) {
                // The writer has to wait for this one, which has little left to move.
                pagesAfter(connection, "RESTART");
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("The log was not moved into the file: {}", failure.getMessage());
            closeCheckpointing();
        }
    }

    private static int pagesAfter(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            return result.next() ? result.getInt(2) : 0;
        }
    }

    private void closeCheckpointing() {
        try {
            if (checkpointing != null) {
                checkpointing.close();
            }
        } catch (SQLException gone) {
            LOG.debug("A connection could not be closed: {}", gone.getErrorCode());
        } finally {
            checkpointing = null;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Thread moving = checkpoints;
            if (moving != null) {
                moving.join(BUSY_MILLIS);
            }
            lock.release();
            lockChannel.close();
        } catch (IOException failure) {
            LOG.debug("The lock was not released: {}", failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

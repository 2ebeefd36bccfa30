package io.yingda.server.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/**
 * The demonstration's member system: members, their orders and the shops, all invented, in a SQLite file that is the same
 * wherever it is made. Phone numbers begin with 1540000, which no operator hands out. It sends no text messages: the code
 * that proves who somebody is, is always the last six digits of the phone number.
 */
public final class DemoMembers {

    /** How many members there are; their phone numbers count up from {@code 15400000001}. */
    public static final int MEMBERS = 5_000;

    private static final String NAME = "members-2.db";
    private static final long SEED = 20_261_120;
    /** The day after which nothing was ordered. */
    private static final LocalDate LAST = LocalDate.of(2026, 11, 22);

    private static final int DAYS = 92;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final List<String> SURNAMES =
            List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许");
    private static final List<String> GIVEN =
            List.of("小满", "豆豆", "禾禾", "一一", "安安", "子墨", "雨桐", "知夏", "清和", "念初", "可心", "米粒", "星野", "若水", "向晚", "南枝");
    private static final List<String> LEVELS = List.of("禾苗会员", "银禾会员", "金禾会员");
    private static final List<String> GOODS =
            List.of("禾初 3 段奶粉 ×2", "软云纸尿裤 L ×4", "一勺米粉 ×3", "婴儿推车 ×1", "纯棉爬服 ×2", "儿童雨靴 ×1", "安抚奶嘴 ×2");
    private static final String[][] SHOPS = {
        {"上海徐汇店", "上海", "徐汇区演示路 1 号", "10:00-21:30"},
        {"上海浦东店", "上海", "浦东新区演示大道 22 号", "10:00-22:00"},
        {"杭州西湖店", "杭州", "西湖区演示街 8 号", "10:00-21:30"},
        {"杭州滨江店", "杭州", "滨江区演示路 66 号", "10:00-22:00"},
        {"南京新街口店", "南京", "秦淮区演示巷 5 号", "10:00-21:30"},
        {"苏州园区店", "苏州", "工业园区演示路 18 号", "10:00-21:30"},
        {"成都春熙店", "成都", "锦江区演示路 3 号", "10:00-22:00"},
        {"成都高新店", "成都", "高新区演示大道 99 号", "10:00-21:30"},
    };
    private static final String[] TABLES = {
        """
        CREATE TABLE member (card TEXT PRIMARY KEY, phone TEXT NOT NULL UNIQUE, openid TEXT UNIQUE, name TEXT NOT NULL,
            level TEXT NOT NULL, points INTEGER NOT NULL, expiring INTEGER NOT NULL, expires TEXT NOT NULL,
            joined TEXT NOT NULL, code TEXT NOT NULL)""",
        """
        CREATE TABLE purchase (number TEXT PRIMARY KEY, card TEXT NOT NULL, placed TEXT NOT NULL, goods TEXT NOT NULL,
            fen INTEGER NOT NULL, state TEXT NOT NULL, carrier TEXT, arrives TEXT)""",
        "CREATE INDEX purchase_by_card ON purchase (card, placed)",
        "CREATE TABLE shop (name TEXT PRIMARY KEY, city TEXT NOT NULL, address TEXT NOT NULL, hours TEXT NOT NULL)",
    };

    private DemoMembers() {}

    /** The file in this folder, made when it is not there yet: about 10,000 rows, well under a second. */
    public static Path file(Path folder) {
        Path file = folder.resolve(NAME);
        if (Files.isRegularFile(file)) {
            return file;
        }
        try {
            Files.createDirectories(folder);
            Path making = Files.createTempFile(folder, "members-", ".part");
            Files.delete(making);
            make(making);
            return Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void make(Path file) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            try (Statement statement = database.createStatement()) {
                statement.execute("PRAGMA journal_mode = OFF");
                statement.execute("PRAGMA synchronous = OFF");
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            database.setAutoCommit(false);
            Random random = new Random(SEED);
            members(database, random);
            purchases(database, random);
            shops(database);
            database.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException("the demonstration's members cannot be made", failed);
        }
    }

    private static void members(Connection database, Random random) throws SQLException {
        try (PreparedStatement row =
                database.prepareStatement("INSERT INTO member VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int number = 1; number <= MEMBERS; number++) {
                int points = random.nextInt(20_000);
                row.setString(1, card(number));
                row.setString(2, "1540000%04d".formatted(number));
                row.setString(3, any(SURNAMES, random) + any(GIVEN, random));
                row.setString(4, LEVELS.get(points < 8_000 ? 0 : points < 16_000 ? 1 : 2));
                row.setInt(5, points);
                row.setInt(6, points / 10);
                row.setString(7, "2026-12-31");
                row.setString(
                        8,
                        LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_500)).toString());
                row.setString(9, "%06d".formatted(number));
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    /** Half of them ordered online, half in a shop that delivers; the first members have some in any case. */
    private static void purchases(Connection database, Random random) throws SQLException {
        try (PreparedStatement row =
                database.prepareStatement("INSERT INTO purchase VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int back = DAYS - 1; back >= 0; back--) {
                LocalDate day = LAST.minusDays(back);
                for (int number = 1; number <= 110; number++) {
                    boolean shop = number <= 55;
                    row.setString(
                            1,
                            shop
                                    ? "%s%03d".formatted(day.format(DAY), number)
                                    : "H%s%05d".formatted(day.format(DAY), number - 55));
                    int buyer = 1 + random.nextInt(MEMBERS);
                    row.setString(2, card(back == 2 && number <= 20 ? number : buyer));
                    row.setString(
                            3,
                            day.atTime(LocalTime.of(9 + number % 12, random.nextInt(60)))
                                    .toString());
                    row.setString(4, any(GOODS, random));
                    row.setInt(5, 3_900 + random.nextInt(90_000));
                    row.setString(6, state(back, shop));
                    row.setString(7, back == 0 ? null : shop ? "门店同城配送" : "演示快递");
                    row.setString(8, day.plusDays(3).toString());
                    row.addBatch();
                }
            }
            row.executeBatch();
        }
    }

    private static String state(int daysBack, boolean shop) {
        return switch (daysBack) {
            case 0 -> "已付款，待发货";
            case 1 -> shop ? "门店已备货，等待配送" : "已出库";
            case 2 -> shop ? "正在派送" : "运输中";
            case 3 -> "正在派送";
            default -> "已签收";
        };
    }

    private static void shops(Connection database) throws SQLException {
        try (PreparedStatement row = database.prepareStatement("INSERT INTO shop VALUES (?, ?, ?, ?)")) {
            for (String[] shop : SHOPS) {
                for (int column = 0; column < shop.length; column++) {
                    row.setString(column + 1, shop[column]);
                }
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private static String card(int number) {
        return "HM%08d".formatted(10_000_000 + number);
    }

    private static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}

package io.yingda.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yingda.server.monitoring.Status;
import io.yingda.server.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks the server that runs on this machine how it does. */
@Command(
        name = "status",
        description = {"正在运行的服务怎么样：消息、回合、送达、微信接口、内容的版本。", "正常时退出码是 0；没有在运行，或者不接收消息时是 1。"},
        footer = "例：./yingda status；每五秒看一次：watch -n 5 ./yingda status")
final class StatusCommand extends MerchantCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(names = "--port", paramLabel = "PORT", description = "服务监听的端口；不写就用 yingda.yaml 里的")
    @Nullable
    Integer port;

    @Option(names = "--json", description = "输出 JSON，供脚本使用")
    boolean json;

    StatusCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws InterruptedException {
        URI server = server(settings(home()));
        HttpResponse<String> response;
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            response = client.send(
                    HttpRequest.newBuilder(server.resolve("/status"))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            return nothing(server.getAuthority() + " 上没有正在运行的应答。启动：./yingda serve；监听在别的端口上时，用 --port 指明");
        }
        Status status;
        try {
            status = JsonMapper.builder().build().readValue(response.body(), Status.class);
        } catch (JsonProcessingException other) {
            return nothing(server.getAuthority() + " 上有程序在监听，但不是应答（或者版本不同），回答是 " + response.statusCode()
                    + "。监听在别的端口上时，用 --port 指明");
        }
        out().println(json ? response.body() : StatusText.of(status, server.getAuthority()));
        return status.state() == Status.State.READY ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private int nothing(String why) {
        err().println(why);
        return ExitCode.FINDINGS;
    }

    /** Where a server of these settings is reached from this machine. */
    private URI server(Settings settings) {
        int at = port == null ? settings.port() : port;
        if (at < 1 || at > 65_535) {
            throw wrongUse("服务监听在哪个端口？请用 --port 指明，1 到 65535");
        }
        return local(settings.host(), at);
    }
}

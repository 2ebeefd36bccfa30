package io.yingda.server.delivery;

class MemoryLedgersTest extends LedgersContract {
    @Override
    protected Ledgers open() {
        return new MemoryLedgers(10);
    }
}

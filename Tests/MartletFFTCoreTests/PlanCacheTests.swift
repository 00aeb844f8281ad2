import MartletCore
import MartletFFTCore
import Testing

@Suite struct PlanCacheTests {
    @Test func aPlanIsMadeOnce() throws {
        let cache = PlanCache(byteLimit: 1 << 20)
        #expect(try cache.complex(100, .double) === cache.complex(100, .double))
        #expect(try cache.complex(100, .double) !== cache.complex(100, .single))
        #expect(try cache.real(100, .double) === cache.real(100, .double))
        #expect(cache.count == 3)
    }

    @Test func bytesStayUnderTheLimit() throws {
        let cache = PlanCache(byteLimit: 300_000)
        var noise = Noise(1)
        for _ in 0..<400 {
            let n = noise.next() + 513
            #expect(try cache.complex(n, .double).length == n)
            #expect(cache.byteCount <= cache.byteLimit)
        }
        #expect(cache.count > 4)
    }

    @Test func theLongestUnusedGoFirst() throws {
        let cache = PlanCache(byteLimit: 200_000), kept = try cache.complex(64, .double)
        for n in 100...200 {
            _ = try cache.complex(n, .double)
            #expect(try cache.complex(64, .double) === kept)
        }
    }

    @Test func aPlanAboveTheLimitIsNotKept() throws {
        let cache = PlanCache(byteLimit: 1000)
        #expect(try cache.complex(4096, .double).length == 4096)
        #expect(cache.count == 0 && cache.byteCount == 0)
    }

    @Test func threadsMayAskAtOnce() throws {
        let cache = PlanCache(byteLimit: 1 << 16)
        Parallelism(threads: 4).forEach(500) { i in
            let n = i % 23 + 1
            precondition((try? cache.complex(n, .single))?.length == n)
        }
        #expect(cache.byteCount <= cache.byteLimit)
    }
}

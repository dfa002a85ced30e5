-- wrk: requests that were made beforehand, one after the other, so that making them takes nothing from the machine while
-- it is measured.
-- Arguments: the start of the files' names, "again" to begin anew at the end or "once". Thread n reads the file that
-- ends with its number: the length of each request in five digits, then the request.
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  file = assert(io.open(args[1] .. number, "rb"))
  again = args[2] == "again"
  ranOut = false
  began = os.clock()
end

function request()
  local length = file:read(5)
  if not length and again then
    file:seek("set", 0)
    length = file:read(5)
  end
  if length then
    last = file:read(tonumber(length))
  else
    ranOut = true
    wrk.thread:stop()
  end
  return last
end

-- Requests that were answered well, microseconds, median and 99th percentile of the latency, failures, processor time of
-- the whole of wrk in seconds since its threads began, whether there were too few requests.
function done(summary, latency, requests)
  local e = summary.errors
  local began, ranOut = 0, 0
  for _, thread in ipairs(threads) do
    began = math.max(began, thread:get("began"))
    if thread:get("ranOut") then ranOut = 1 end
  end
  io.write(string.format("RESULT %d %d %d %d %d %f %d\n", summary.requests - e.status, summary.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout, os.clock() - began, ranOut))
end

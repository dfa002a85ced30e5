-- wrk: answers to questions, each of another learner's attempt. Every thread walks its share of the attempts once for
-- each question, so that no learner is asked for two answers at once and none is given twice.
-- Arguments: number of threads, file of "cookie TAB attempt", file of "question TAB body".
local threads = 0

function setup(thread)
  thread:set("share", threads)
  threads = threads + 1
end

local function read(file)
  local rows = {}
  for line in io.lines(file) do
    local first, second = line:match("^([^\t]*)\t(.*)$")
    rows[#rows + 1] = { first, second }
  end
  return rows
end

function init(args)
  local all = read(args[2])
  attempts = {}
  for i = 1, #all do
    if (i - 1) % tonumber(args[1]) == share then
      attempts[#attempts + 1] = all[i]
    end
  end
  answers = read(args[3])
  place = 0
  math.randomseed(os.time() * 1000 + share * 7919 + #attempts)
end

local function id()
  local r = math.random
  return string.format("%04x%04x-%04x-4%03x-8%03x-%06x%06x", r(0, 65535), r(0, 65535), r(0, 65535),
    r(0, 4095), r(0, 4095), r(0, 16777215), r(0, 16777215))
end

function request()
  local question = math.floor(place / #attempts) + 1
  if question > #answers then
    wrk.thread:stop()
    question = #answers
  end
  local attempt = attempts[place % #attempts + 1]
  place = place + 1
  return wrk.format("PUT", "/api/v1/attempts/" .. attempt[2] .. "/answers/" .. answers[question][1], {
    ["Content-Type"] = "application/json",
    ["Cookie"] = attempt[1],
    ["Idempotency-Key"] = id()
  }, answers[question][2])
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end

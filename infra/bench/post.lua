-- Posts the query in the file $QUERY with the bearer token $TOKEN; counts answers that are no success.
local document = io.open(os.getenv("QUERY")):read("a")
local escaped = document:gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('%s+', ' ')
wrk.method = "POST"
wrk.body = '{"query":"' .. escaped .. '"}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/graphql-response+json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")

local threads = {}
failed = 0

function setup(thread)
  table.insert(threads, thread)
end

function response(status, headers, body)
  if status ~= 200 or body:find('"errors"', 1, true) then
    failed = failed + 1
  end
end

function done(summary, latency)
  local wrong = 0
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("failed")
  end
  io.write(string.format("%s: %.0f requests/s, p50 %.1f ms, p99 %.1f ms, %d requests, %d failed\n", os.getenv("QUERY"),
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.requests, wrong + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end

"""`python -m benchmarks.serving.empty`: a FastAPI application with one empty route, to measure beside."""

import socket

import uvicorn
from fastapi import FastAPI

app = FastAPI(openapi_url=None)


@app.post("/empty")
async def empty(body: dict[str, object]) -> dict[str, str]:
    return {}


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
        config = uvicorn.Config(app, log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listening])

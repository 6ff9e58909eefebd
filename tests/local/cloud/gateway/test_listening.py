"""Answers leave at once: over a connection that is kept each would otherwise wait 40 ms for the other side's word."""

import asyncio
import socket

from local.cloud.server.listening import hold_port


def test_a_kept_connection_answers_without_nagles_algorithm() -> None:
    async def look() -> int:
        served: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            served.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()
            await writer.wait_closed()

        with hold_port(None) as held:
            async with await asyncio.start_server(serve, sock=held):
                _, writer = await asyncio.open_connection(*held.getsockname())
                found = await asyncio.wait_for(served, 10)
                writer.close()
                await writer.wait_closed()
        return found

    assert asyncio.run(look()) != 0

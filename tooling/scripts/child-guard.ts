// Loaded before a supervised process: where the supervisor was killed, its children end in order, as if asked to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

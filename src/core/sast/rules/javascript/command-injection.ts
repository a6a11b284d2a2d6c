import { exec } from 'node:child_process';
import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import type { GetServerSidePropsContext } from 'next';
import { type NextRequest } from 'next/server';

@Controller('boats')
export class BoatsController {
  constructor(private readonly depth: Depth) {}

  @Get('chart')
  chart(@Query('name') name: string, @Query() { scale }: ChartDto) {
    // ruleid: javascript-command-injection
    exec('chart ' + name);
    // ruleid: javascript-command-injection
    exec('chart ' + scale);
  }

  @Post('route')
  route(@Body() route: RouteDto, @Headers('x-chart') chart: string) {
    // ruleid: javascript-command-injection
    exec(`route ${route.from}`);
    // ruleid: javascript-command-injection
    exec(`route ${chart}`);
  }

  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number, @Param('name', ParseUUIDPipe) name: string) {
    // ok: javascript-command-injection
    exec('boat ' + id);
    // ok: javascript-command-injection
    exec('boat ' + name);
  }

  private plain(name: string) {
    // ok: javascript-command-injection
    exec('boat ' + name);
  }
}

export async function GET(request: NextRequest) {
  // ruleid: javascript-command-injection
  exec(`chart ${request.nextUrl.searchParams.get('name')}`);
  const scale = Number(request.nextUrl.searchParams.get('scale'));
  // ok: javascript-command-injection
  exec(`chart --scale ${scale}`);
}

export default async function Page({ searchParams }: { searchParams: { name: string } }) {
  // ruleid: javascript-command-injection
  exec('chart ' + searchParams.name);
}

export async function getServerSideProps(context: GetServerSidePropsContext) {
  // ruleid: javascript-command-injection
  exec('chart ' + context.query.name);
  return { props: {} };
}

export async function draw(formData: FormData) {
  'use server';
  // ruleid: javascript-command-injection
  exec('chart ' + formData.get('name'));
}
